source("../common.R")
d <- read.csv("data.csv", na.strings = "")
pop <- read_margins()
# svychisq takes the covariance of a raked design, which is that of the residuals from the margins.
tests <- function(name, design) {
  for (column in c("area", "sex", "school")) {
    rs <- svychisq(as.formula(paste("~support +", column)), design, statistic = "F")
    key <- paste(name, column)
    put(paste(key, "f"), rs$statistic); put(paste(key, "df1"), rs$parameter[1]); put(paste(key, "df2"), rs$parameter[2]); put(paste(key, "p"), rs$p.value)
  }
}
tests("rake-aware", rake_to(svydesign(ids = ~1, weights = ~1, data = d), pop))
tests("strata", rake_to(svydesign(ids = ~1, strata = ~area, weights = ~1, data = d), pop))
tests("clusters", rake_to(svydesign(ids = ~school, strata = ~sex, weights = ~1, data = d, nest = TRUE), pop))
finish()
