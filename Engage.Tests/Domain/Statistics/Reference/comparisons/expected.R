# The difference of a group and the rest is the slope of a linear model with one indicator, on a plain and on a raked design.
source("../common.R")
d <- read.csv("data.csv")
d$y <- as.numeric(d$support == "support")
plain <- svydesign(ids = ~1, weights = ~1, data = d)
raked <- rake_to(plain, read_margins())
for (kind in c("plain", "raked")) {
  s <- get(kind)
  p <- c()
  for (area in sort(unique(d$area))) {
    s$variables$inside <- as.numeric(d$area == area)
    m <- svyglm(y ~ inside, s)
    put(paste(kind, "difference", area), coef(m)[2])
    put(paste(kind, "se", area), SE(m)[2])
    p <- c(p, 2 * pt(-abs(coef(m)[2] / SE(m)[2]), degf(s)))
    put(paste(kind, "p", area), tail(p, 1))
  }
  adjusted <- p.adjust(p, "BH")
  for (i in seq_along(p)) put(paste(kind, "adjusted", sort(unique(d$area))[i]), adjusted[i])
}
two <- subset(plain, area %in% c("north", "west"))
two$variables$inside <- as.numeric(two$variables$area == "north")
m <- svyglm(y ~ inside, two)
put("pair difference", coef(m)[2]); put("pair se", SE(m)[2])
finish()
