# A first look at a study from R: Rscript notebooks/first-look.R [FOLDER]. Needs the packages arrow and dplyr.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments) > 0) arguments[[1]] else "data/processed/sample"
if (!file.exists(file.path(folder, "posts.parquet"))) {
  stop(folder, ": no tables of a study: run it first, or name another folder such as data/processed/NAME", call. = FALSE)
}

library(arrow)
library(dplyr)

posts <- read_parquet(file.path(folder, "posts.parquet"))
posts |> count(platform, kind)

# Codes are told of posts by people, as in the report: automated accounts are nobody.
bots <- read_parquet(file.path(folder, "people.parquet")) |> filter(bot)

labels <- read_parquet(file.path(folder, "labels.parquet"))
labels |>
  anti_join(semi_join(posts, bots, by = c("author" = "person")), by = "post") |>
  anti_join(filter(labels, code == "uncodable", value), by = "post") |>
  filter(code %in% unique(code[!value])) |>
  group_by(code) |>
  summarise(posts = n(), share = mean(value))
