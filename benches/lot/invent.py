"""Invents a pool of volunteers with quotas, to be drawn from: benches/lot/invent.py PEOPLE SEATS SEED FOLDER

Writes FOLDER/respondents.csv and FOLDER/categories.csv. Volunteers are not like the population: some values come
forward up to four times as often as others, while the quotas follow the population within one seat either way. The
same arguments write the same files.
"""

import csv
import pathlib
import random
import sys

# How many in a hundred of the population, and how readily they come forward.
FEATURES = {
    "gender": [("female", 51, 3), ("male", 49, 2)],
    "age": [("16-29", 18, 1), ("30-44", 22, 2), ("45-59", 23, 2), ("60-74", 22, 4), ("75-", 15, 2)],
    "area": [("north", 17, 1), ("east", 21, 2), ("south", 38, 2), ("west", 24, 3)],
    "language": [("fi", 84, 3), ("sv", 7, 3), ("other", 9, 1)],
    "study": [("basic", 44, 1), ("higher", 56, 3)],
}


def main(people, seats, seed, folder):
    chance = random.Random(seed)
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "respondents.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", *FEATURES])
        for number in range(1, people + 1):
            drawn = [
                chance.choices([value for value, _, _ in values], [share * eager for _, share, eager in values])[0]
                for values in FEATURES.values()
            ]
            rows.writerow([f"P{number:04}", *drawn])
    with open(folder / "categories.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["feature", "value", "min", "max"])
        for feature, values in FEATURES.items():
            for value, share, _ in values:
                fair = seats * share / 100
                rows.writerow([feature, value, max(int(fair - 0.5), 0), int(fair + 1.5)])


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
