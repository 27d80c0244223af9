"""Values that tests/analytics/stats.rs compares with: `python3 tests/analytics/reference.py` (numpy, scipy)."""
import numpy as np
from scipy import stats

a = np.array([97.2, 88.4, 91.0, 102.5, 95.1, 93.3, 99.8, 90.2, 96.6, 94.0, 101.1, 89.9])
b = np.array([85.1, 92.3, 88.8, 90.4, 79.5, 95.0, 87.7, 91.6, 84.2, 93.9])
test = stats.ttest_ind(a, b, equal_var=False)
interval = test.confidence_interval(0.95)
print("welch", test.statistic, test.df, test.pvalue, interval.low, interval.high)
print("mean, sd", a.mean(), a.std(ddof=1), b.mean(), b.std(ddof=1))
print("reach of mean a", stats.t.ppf(0.975, len(a) - 1) * a.std(ddof=1) / np.sqrt(len(a)))

n, m = len(a), len(b)
pooled = np.sqrt(((n - 1) * a.var(ddof=1) + (m - 1) * b.var(ddof=1)) / (n + m - 2))
g = (a.mean() - b.mean()) / pooled * (1 - 3 / (4 * (n + m - 2) - 1))
reach = stats.norm.ppf(0.975) * np.sqrt((n + m) / (n * m) + g * g / (2 * (n + m)))
print("hedges", g, g - reach, g + reach)


def cliff(x, y):
    d = np.sign(np.subtract.outer(x, y)).astype(float)
    n, m = d.shape
    delta = d.mean()
    assert abs(delta - (2 * stats.mannwhitneyu(x, y).statistic / (n * m) - 1)) < 1e-12
    rows, columns = ((d.mean(1) - delta) ** 2).sum(), ((d.mean(0) - delta) ** 2).sum()
    variance = (m * m * rows + n * n * columns - ((d - delta) ** 2).sum()) / (n * m * (n - 1) * (m - 1))
    variance = max(variance, (1 - delta**2) / (n * m - 1))
    z = stats.norm.ppf(0.975)
    root = z * np.sqrt(variance) * np.sqrt((1 - delta**2) ** 2 + z * z * variance)
    below = 1 - delta**2 + z * z * variance
    return delta, (delta - delta**3 - root) / below, (delta - delta**3 + root) / below


def spread(counts):
    return np.repeat(np.arange(5), counts)


for x, y in [([1, 2, 8, 70, 19], [2, 6, 15, 71, 6]), ([0, 0, 3, 9, 4], [0, 1, 4, 5, 0]), ([5, 0, 0, 0, 7], [0, 0, 9, 0, 0])]:
    print("cliff", x, y, *cliff(spread(x), spread(y)))
