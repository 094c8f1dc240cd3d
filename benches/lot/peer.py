"""Draws from a pool with the Python package `sortition-algorithms` and prints what it took, as JSON.

    peer.py RESPONDENTS CATEGORIES SIZE OBJECTIVE SOLVER [HOUSEHOLD]
"""

import csv
import io
import json
import resource
import sys

import sortition_algorithms as peer


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def as_csv(rows, columns):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def main(respondents, categories, size, objective, solver, household=None):
    people, quotas = table(respondents), table(categories)
    first = "category" if "category" in quotas[0] else "feature"
    second = "value" if "value" in quotas[0] else "name" if "name" in quotas[0] else "feature"
    rows = [
        {"feature": row[first], "value": row[second], "min": row["min"], "max": row["max"]} for row in quotas
    ]
    identity = next(iter(people[0]))
    # The package wants the address as two columns.
    for row in people:
        row["home_1"] = row["home_2"] = row.get(household, "") if household else ""
    source = peer.CSVStringDataSource(
        as_csv(rows, ["feature", "value", "min", "max"]), as_csv(people, list(people[0]))
    )
    settings = peer.Settings(
        id_column=identity,
        columns_to_keep=[],
        check_same_address=household is not None,
        check_same_address_columns=["home_1", "home_2"] if household else [],
        selection_algorithm=objective,
        solver_backend=solver,
        random_number_seed=1,
    )
    data = peer.SelectionData(source)
    features, _ = data.load_features(int(size))
    pool, _ = data.load_people(settings, features)
    before = resource.getrusage(resource.RUSAGE_SELF)
    drawn, _, report = peer.run_stratification(features, pool, int(size), settings, max_seconds=3600)
    after = resource.getrusage(resource.RUSAGE_SELF)
    json.dump(
        {
            "drawn": drawn,
            "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            "cpu_of_process": after.ru_utime + after.ru_stime,
        },
        sys.stdout,
    )
    print()
    if not drawn:
        sys.exit(report.as_text())


main(*sys.argv[1:])
