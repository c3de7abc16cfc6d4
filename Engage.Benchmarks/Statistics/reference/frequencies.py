"""The counting steps by numpy: bincount on combined codes, as numpy is used for it. Arguments: file, rows, questions."""
import json
import sys
import time

import numpy as np

path, rows, questions = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
columns = np.fromfile(path, dtype=np.uint8).reshape(4 + questions, rows)
area, answers = columns[0], columns[4:]


def cross(a, b):
    return np.bincount(a.astype(np.intp) * 16 + b, minlength=256)


def median(work, rounds):
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return sorted(seconds)[rounds // 2]


print(json.dumps({
    "frequencies": median(lambda: [cross(area, q) for q in answers], 3),
    "crosstabs": median(lambda: [cross(answers[i], answers[j]) for i in range(questions) for j in range(i + 1, questions)], 1),
}))
