source("../common.R")
d <- read.csv("data.csv")
s <- svydesign(ids = ~1, weights = ~weight, data = d)
r <- svyratio(~spend, ~income, s)
put("ratio all", coef(r)); put("ratio-se all", SE(r))
b <- svyby(~spend, ~area, s, denominator = ~income, svyratio)
for (g in b$area) { put(paste("ratio", g), b[g, 2]); put(paste("ratio-se", g), b[g, 3]) }
for (p in c(.1, .25, .5, .75, .9)) put(paste("quantile", p), coef(svyquantile(~spend, s, p, ci = FALSE, qrule = "math")))
finish()
