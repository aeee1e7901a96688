export const keys = {
  general: "全体",
  go: "移動",
  list: "一覧",
  tags: "タグ",
  theme: "テーマ",
  tidying: "整える",
  importing: "取り込み",
  palette: "移動・操作を開く",
  sheet: "キー一覧を開く",
  undo: "元に戻す",
  redo: "やり直す",
  search: "検索欄へ",
};
