"""Reads every calendar of a folder with three parsers and compares what they find with the .json beside it.

Usage: feeds.py FOLDER. Ends with 0 where nothing differs, with 1 and a line for each difference, and with 2 where
there is nothing to read.
"""

import json
import sys
from datetime import datetime, timedelta
from pathlib import Path

import icalendar
import recurring_ical_events
import vobject

FIELDS = ("sequence", "status", "start", "end", "summary", "location")


def by_icalendar(octets):
    calendar = icalendar.Calendar.from_ical(octets)
    # It reads on after what it does not understand, and keeps it here.
    errors = [error for component in calendar.walk() for error in component.errors]
    if errors:
        raise ValueError(errors)
    return [of_icalendar(event) for event in calendar.events]


def by_recurring_ical_events(octets):
    calendar = icalendar.Calendar.from_ical(octets)
    if not calendar.events:
        return []
    # Between the first and the last: `all()` looks at every single day of all that there is, which takes minutes.
    first = min(event.decoded("DTSTART") for event in calendar.events)
    last = max(event.decoded("DTEND") for event in calendar.events)
    day = timedelta(days=1)
    return [of_icalendar(event) for event in recurring_ical_events.of(calendar).between(first - day, last + day)]


def of_icalendar(event):
    location = event.get("LOCATION")
    return {
        "uid": str(event["UID"]),
        "sequence": int(event["SEQUENCE"]),
        "status": str(event["STATUS"]),
        "start": event.decoded("DTSTART"),
        "end": event.decoded("DTEND"),
        "summary": str(event["SUMMARY"]),
        "location": None if location is None else str(location),
    }


def by_vobject(octets):
    # With the breaks of its lines as they are.
    calendars = list(vobject.readComponents(octets.decode("utf-8")))
    if len(calendars) != 1:
        raise ValueError(f"{len(calendars)} calendars")
    return [of_vobject(event) for event in calendars[0].contents.get("vevent", [])]


def of_vobject(event):
    return {
        "uid": event.uid.value,
        "sequence": int(event.sequence.value),
        "status": event.status.value,
        "start": event.dtstart.value,
        "end": event.dtend.value,
        "summary": event.summary.value,
        "location": event.location.value if "location" in event.contents else None,
    }


PARSERS = {
    "icalendar": by_icalendar,
    "vobject": by_vobject,
    "recurring_ical_events": by_recurring_ical_events,
}


def expected(file):
    events = json.loads(file.read_text("utf-8"))
    for event in events:
        for field in ("start", "end"):
            event[field] = datetime.fromisoformat(event[field])
    return events


def differences(found, wanted):
    """What differs, a line each."""
    if len(found) != len(wanted):
        yield f"{len(found)} events instead of {len(wanted)}"
    events = {event["uid"]: event for event in found}
    for event in wanted:
        uid = event["uid"]
        if uid not in events:
            yield f"{uid} is missing"
            continue
        for field in FIELDS:
            value = events[uid][field]
            if value != event[field] or not is_utc(value):
                yield f"{uid}: {field} is {value!r} instead of {event[field]!r}"


def is_utc(value):
    """The same instant in another zone is equal, and yet not what was sent."""
    return not isinstance(value, datetime) or value.utcoffset() == timedelta(0)


def main(folder):
    files = sorted(Path(folder).glob("*.ics"))
    if not files:
        print(f"no calendars in {folder}", file=sys.stderr)
        return 2
    status = 0
    for file in files:
        wanted = expected(file.with_suffix(".json"))
        for name, parse in PARSERS.items():
            for difference in differences(parse(file.read_bytes()), wanted):
                print(f"{file.name}: {name}: {difference}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
