# A first look at a study from R: Rscript notebooks/first-look.R [FOLDER]. Needs the packages arrow and dplyr.
library(arrow)
library(dplyr)

arguments <- commandArgs(trailingOnly = TRUE)
folder <- if (length(arguments) > 0) arguments[[1]] else "data/processed/sample"

read_parquet(file.path(folder, "posts.parquet")) |> count(platform, kind)

labels <- read_parquet(file.path(folder, "labels.parquet"))
labels |>
  anti_join(filter(labels, code == "uncodable", value), by = "post") |>
  filter(code %in% unique(code[!value])) |>
  group_by(code) |>
  summarise(posts = n(), share = mean(value))
