import type { ja } from "../ja/index.ts";
import { common } from "./common.ts";
import { continuity } from "./continuity.ts";
import { exporting } from "./export.ts";
import { find } from "./find.ts";
import { funding } from "./funding.ts";
import { history } from "./history.ts";
import { home } from "./home.ts";
import { importing } from "./import.ts";
import { keep } from "./keep.ts";
import { keys } from "./keys.ts";
import { leaks } from "./leaks.ts";
import { matrix } from "./matrix.ts";
import { pictures } from "./pictures.ts";
import { pipeline } from "./pipeline.ts";
import { plan } from "./plan.ts";
import { programmes } from "./programmes.ts";
import { projects } from "./projects.ts";
import { reading } from "./reading.ts";
import { settings } from "./settings.ts";
import { settling } from "./settling.ts";
import { sheet } from "./sheet.ts";
import { shell } from "./shell.ts";
import { stage } from "./stage.ts";
import { tagging } from "./tagging.ts";
import { themeparts } from "./themeparts.ts";
import { themes } from "./themes.ts";
import { tidy } from "./tidy.ts";
import { views } from "./views.ts";
import { vocabulary } from "./vocabulary.ts";
import { weave } from "./weave.ts";
import { welcome } from "./welcome.ts";

export const en = {
  common,
  exporting,
  find,
  history,
  home,
  importing,
  keep,
  keys,
  leaks,
  matrix,
  pictures,
  pipeline,
  plan,
  programmes,
  continuity,
  funding,
  projects,
  reading,
  settings,
  settling,
  stage,
  sheet,
  shell,
  tagging,
  themeparts,
  themes,
  tidy,
  views,
  vocabulary,
  weave,
  welcome,
} satisfies typeof ja;
