-- Stage one: people and their interests (利益相反), rounds with their frozen lists, votes, what settles them, the shortlist.
-- A vote is one row a (round, project, reviewer). Who may see which row is decided in `viewer.rs`, for every reader at once.

-- Who works with this library. Not an account: a name, and what decides what that person may see.
CREATE TABLE person (
  id           INTEGER PRIMARY KEY,
  name         TEXT    NOT NULL UNIQUE,
  organisation TEXT    NOT NULL,                             -- the employer the person comes from; its projects are hidden
  field        TEXT    NOT NULL,                             -- what the person knows, in words: 神経, 抗体
  active_from  TEXT    NOT NULL,                             -- ISO date; '' = not said
  active_to    TEXT    NOT NULL,                             -- ISO date, the last day; '' = open
  chair        INTEGER NOT NULL CHECK (chair IN (0, 1)),     -- opens rounds, settles, lifts a block
  pin          TEXT    NOT NULL,                             -- salt and PBKDF2 digest, base64; '' = none. A courtesy, no encryption
  note         TEXT    NOT NULL,
  by           TEXT    NOT NULL,
  at           TEXT    NOT NULL
) STRICT;

-- What a person has an interest in. The employer (`person.organisation`) is one without a row here.
CREATE TABLE interest (
  id        INTEGER PRIMARY KEY,
  person    INTEGER NOT NULL REFERENCES person (id),
  kind      TEXT    NOT NULL CHECK (kind IN ('organisation', 'programme', 'project', 'tie')),
  name      TEXT    NOT NULL,                                -- of an organisation, or of the researcher or institution a tie is to
  programme INTEGER REFERENCES programme (id),
  project   INTEGER REFERENCES project (id),
  note      TEXT    NOT NULL,                                -- what the interest is
  by        TEXT    NOT NULL,
  at        TEXT    NOT NULL,
  CHECK ((kind = 'programme') = (programme IS NOT NULL) AND (kind = 'project') = (project IS NOT NULL))
) STRICT;
CREATE INDEX interest_by_person ON interest (person);
CREATE INDEX interest_by_programme ON interest (programme);
CREATE INDEX interest_by_project ON interest (project);

-- A block lifted by the chair, with the reason.
CREATE TABLE interest_override (
  id      INTEGER PRIMARY KEY,
  person  INTEGER NOT NULL REFERENCES person (id),
  project INTEGER NOT NULL REFERENCES project (id),
  reason  TEXT    NOT NULL,
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  UNIQUE (person, project)
) STRICT;
CREATE INDEX interest_override_by_project ON interest_override (project);

-- One version of a set of criteria and reasons. Never changed: a change is a further row, so that old votes keep theirs.
CREATE TABLE criteria (
  id      INTEGER PRIMARY KEY,
  name    TEXT    NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  body    TEXT    NOT NULL CHECK (json_valid(body)),         -- {"criteria":[…],"reasons":[…]}, `domain::stage::CriteriaBody`
  note    TEXT    NOT NULL,                                  -- why it was changed
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  UNIQUE (name, version)
) STRICT;

CREATE TABLE round (
  id          INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL UNIQUE,
  kind        TEXT    NOT NULL CHECK (kind IN ('votes', 'tags')),       -- votes on criteria, or blind double tagging
  purpose     TEXT    NOT NULL CHECK (purpose IN ('main', 'calibration')),
  readers     INTEGER NOT NULL CHECK (readers BETWEEN 1 AND 5),         -- wanted per project
  blindness   TEXT    NOT NULL CHECK (blindness IN ('all-voted', 'closed', 'open')),
  criteria    INTEGER NOT NULL REFERENCES criteria (id),                -- the version new votes are given by
  deadline    TEXT    NOT NULL,                              -- ISO date, the last day; '' = none
  note        TEXT    NOT NULL,
  imported    INTEGER NOT NULL,                              -- projects in the library when the list was frozen, for the flow
  tagged      INTEGER NOT NULL,                              -- of these, with a tag of every kind
  state       TEXT    NOT NULL CHECK (state IN ('open', 'closed')),
  opened_at   TEXT    NOT NULL,                              -- when the list was frozen
  closed_at   TEXT    NOT NULL,                              -- '' = open
  reopened    INTEGER NOT NULL DEFAULT 0,                    -- how often
  reopen_note TEXT    NOT NULL DEFAULT '',                   -- why, the last time
  reopened_at TEXT    NOT NULL DEFAULT '',                   -- when, the last time; '' = never
  exported_at TEXT    NOT NULL DEFAULT '',                   -- when its shortlist last left; '' = never
  by          TEXT    NOT NULL
) STRICT;
CREATE INDEX round_by_criteria ON round (criteria);

-- A project in a round, with its texts as they were.
CREATE TABLE round_item (
  id        INTEGER PRIMARY KEY,
  round     INTEGER NOT NULL REFERENCES round (id),
  project   INTEGER NOT NULL REFERENCES project (id),
  position  INTEGER NOT NULL,                                -- 0-based, order of the frozen list
  frozen    TEXT    NOT NULL CHECK (json_valid(frozen)),     -- `domain::stage::Frozen`
  withdrawn TEXT    NOT NULL DEFAULT '',                     -- why it left the round; '' = in it
  UNIQUE (round, project)
) STRICT;
CREATE INDEX round_item_by_project ON round_item (project);

-- Who reads what.
CREATE TABLE assignment (
  id       INTEGER PRIMARY KEY,
  round    INTEGER NOT NULL REFERENCES round (id),
  project  INTEGER NOT NULL REFERENCES project (id),
  reviewer INTEGER NOT NULL REFERENCES person (id),
  position INTEGER NOT NULL,                                 -- the reviewer's own order
  later    INTEGER NOT NULL DEFAULT 0 CHECK (later IN (0, 1)), -- put off by the reviewer
  UNIQUE (round, project, reviewer)
) STRICT;
CREATE INDEX assignment_by_reviewer ON assignment (reviewer, round);
CREATE INDEX assignment_by_project ON assignment (project);

-- A vote. Changed by its reviewer while it is not yet visible to others; every wording stays in the log.
CREATE TABLE decision (
  id         INTEGER PRIMARY KEY,
  assignment INTEGER NOT NULL UNIQUE REFERENCES assignment (id),
  round      INTEGER NOT NULL REFERENCES round (id),
  project    INTEGER NOT NULL REFERENCES project (id),
  reviewer   INTEGER NOT NULL REFERENCES person (id),
  criteria   INTEGER NOT NULL REFERENCES criteria (id),      -- the version it was given by
  verdict    TEXT    CHECK (verdict IN ('keep', 'hold', 'drop')), -- NULL in a round of tags
  reason     TEXT    NOT NULL,                               -- key of a reason of that version; '' = none
  note       TEXT    NOT NULL,
  certainty  TEXT    NOT NULL CHECK (certainty IN ('low', 'middle', 'high')),
  scores     TEXT    NOT NULL CHECK (json_valid(scores)),    -- {"criterion": {"value": 3, "note": ""}}; value null = unknown (?)
  tags       TEXT    NOT NULL CHECK (json_valid(tags)),      -- of a round of tags: [{"kind","concept","main"}]
  at         TEXT    NOT NULL,
  UNIQUE (round, project, reviewer)
) STRICT;
CREATE INDEX decision_by_project ON decision (project);
CREATE INDEX decision_by_reviewer ON decision (reviewer);
CREATE INDEX decision_by_criteria ON decision (criteria);

-- What was said about a disagreement.
CREATE TABLE remark (
  id      INTEGER PRIMARY KEY,
  round   INTEGER NOT NULL REFERENCES round (id),
  project INTEGER NOT NULL REFERENCES project (id),
  person  INTEGER NOT NULL REFERENCES person (id),
  text    TEXT    NOT NULL,
  at      TEXT    NOT NULL
) STRICT;
CREATE INDEX remark_by_round ON remark (round, project);
CREATE INDEX remark_by_project ON remark (project);
CREATE INDEX remark_by_person ON remark (person);

-- A disagreement settled. The votes stay as they were.
CREATE TABLE ruling (
  id      INTEGER PRIMARY KEY,
  round   INTEGER NOT NULL REFERENCES round (id),
  project INTEGER NOT NULL REFERENCES project (id),
  how     TEXT    NOT NULL CHECK (how IN ('consensus', 'chair')),
  verdict TEXT    CHECK (verdict IN ('keep', 'hold', 'drop')), -- NULL in a round of tags
  reason  TEXT    NOT NULL,
  note    TEXT    NOT NULL,
  tags    TEXT    NOT NULL CHECK (json_valid(tags)),
  person  INTEGER NOT NULL REFERENCES person (id),
  at      TEXT    NOT NULL,
  UNIQUE (round, project)
) STRICT;
CREATE INDEX ruling_by_project ON ruling (project);
CREATE INDEX ruling_by_person ON ruling (person);

-- The meeting's last word on a project. One that is taken up again keeps its row.
CREATE TABLE final (
  id            INTEGER PRIMARY KEY,
  round         INTEGER NOT NULL REFERENCES round (id),
  project       INTEGER NOT NULL REFERENCES project (id),
  verdict       TEXT    NOT NULL CHECK (verdict IN ('keep', 'hold', 'drop')),
  reason        TEXT    NOT NULL,
  note          TEXT    NOT NULL,
  return_on     TEXT    NOT NULL,                            -- when a held one comes back, ISO date; '' = not said
  person        INTEGER NOT NULL REFERENCES person (id),
  decided_on    TEXT    NOT NULL,                            -- ISO date of the meeting
  at            TEXT    NOT NULL,
  reopened_at   TEXT    NOT NULL DEFAULT '',                 -- '' = it stands
  reopen_reason TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX final_standing ON final (round, project) WHERE reopened_at = '';
CREATE INDEX final_by_project ON final (project);
CREATE INDEX final_by_person ON final (person);

-- 既存支援との接続: which support serves a project, or could.
CREATE TABLE connection (
  id      INTEGER PRIMARY KEY,
  project INTEGER NOT NULL REFERENCES project (id),
  support INTEGER NOT NULL REFERENCES support (id),
  state   TEXT    NOT NULL CHECK (state IN ('serves', 'applied', 'could')),
  step    TEXT    NOT NULL,                                  -- of the value chain; '' = not said
  note    TEXT    NOT NULL,
  by      TEXT    NOT NULL,
  at      TEXT    NOT NULL,
  UNIQUE (project, support)
) STRICT;
CREATE INDEX connection_by_support ON connection (support);

-- What every library begins with: the default criteria of the domain notes, §6, in our own words, and reasons beside them.
-- They are our proposal [P]: weights and guides are to be sharpened in a calibration round. A change is a further version.
INSERT INTO criteria (id, name, version, body, note, by, at) VALUES
  (700, '標準の観点', 1, '{"criteria":[{"key":"target","name_ja":"標的の妥当性","name_en":"Target validity","question_ja":"この標的に手を加えると病気がよくなる、と言える根拠がありますか。","question_en":"Is there evidence that acting on this target would help patients?","guide_ja":"3 = ヒトのデータ（遺伝学、患者検体、臨床）か、独立した複数の動物モデルが支える\n2 = 細胞か一つの動物モデルで支えられ、ヒトとのつながりは推測\n1 = 関連が示されただけ、または標的がまだ定まっていない","guide_en":"3 = human data (genetics, patient samples, clinic) or several independent animal models support it\n2 = supported in cells or one animal model; the link to humans is inferred\n1 = an association only, or the target is not yet defined","scale":"three","weight":20},{"key":"novelty","name_ja":"新規性・独創性","name_en":"Novelty","question_ja":"既に試されている考え方と、はっきり違う点がありますか。","question_en":"Does it differ clearly from what has been tried already?","guide_ja":"3 = 標的か作用のしかたが新しく、同じことをしている例を知らない\n2 = 標的は知られているが、切り口（患者層、作用部位、モダリティ）が新しい\n1 = 先行する薬や試験とほぼ同じ","guide_en":"3 = the target or the way of acting is new; no other example is known\n2 = a known target, but a new angle (patients, site of action, modality)\n1 = much the same as earlier drugs or trials","scale":"three","weight":10},{"key":"modality","name_ja":"モダリティ適合","name_en":"Fit of modality","question_ja":"選ばれた（または選べる）モダリティで、その標的に届きますか。","question_en":"Can the modality chosen, or one that could be chosen, reach the target?","guide_ja":"3 = 標的の場所と性質に合い、同じ型の前例がある\n2 = 原理は合うが、届け方や持続に課題が残る\n1 = 届く見込みが示されていない、または選ばれていない","guide_en":"3 = fits the place and nature of the target, and there is a precedent of its kind\n2 = fits in principle; delivery or duration remain open\n1 = no sign that it can reach the target, or none chosen","scale":"three","weight":15},{"key":"need","name_ja":"アンメットニーズ","name_en":"Unmet need","question_ja":"いまの治療で足りていない患者さんが、はっきりしていますか。","question_en":"Is it clear which patients today''s treatments fail?","guide_ja":"3 = 有効な治療がない、または使えない患者層が具体的に示されている\n2 = 治療はあるが、効果・安全性・負担に大きな不足がある\n1 = いまの治療でおおむね足りる、または患者層が不明","guide_en":"3 = no effective treatment, or a definite group that cannot use it\n2 = treatments exist but fall well short in effect, safety or burden\n1 = today''s treatments mostly suffice, or the patients are unclear","scale":"three","weight":15},{"key":"feasibility","name_ja":"実現可能性・評価系","name_en":"Feasibility and assays","question_ja":"次の段階に進めるかを決められる評価系と計画がありますか。","question_en":"Are there assays and a plan that can decide whether to go on?","guide_ja":"3 = 評価系が動いており、次の判断に使える指標（バイオマーカーなど）がある\n2 = 評価系はあるが、ヒトへの外挿か処理能力に不足がある\n1 = 評価系がこれから、または計画が書かれていない","guide_en":"3 = assays run, with a measure (a biomarker, say) to decide the next step by\n2 = assays exist but fall short in translation to humans or in throughput\n1 = assays are still to be made, or no plan is stated","scale":"three","weight":15},{"key":"ip","name_ja":"知財","name_en":"Intellectual property","question_ja":"企業が権利を取れる、または使える余地がありますか。","question_en":"Is there room for a company to obtain or use rights?","guide_ja":"3 = 出願済みか、未公表で物質・用途の権利を取れる見込みがある\n2 = 公表が始まっているが、物質・用途・製剤などに余地がある\n1 = 主要な内容が公知、または他者の権利に妨げられる","guide_en":"3 = filed, or unpublished with a prospect of substance or use claims\n2 = partly published, with room in substance, use or formulation\n1 = the core is public, or others'' rights stand in the way","scale":"three","weight":10},{"key":"competition","name_ja":"競合","name_en":"Competition","question_ja":"先行する薬や開発品に対して、選ばれる理由がありますか。","question_en":"Is there a reason to choose it over what is ahead?","guide_ja":"3 = 競合が少ない、または明らかな優位が見込める\n2 = 競合はあるが、差をつけられる点が一つはある\n1 = 先行品が多く、優位が見えない","guide_en":"3 = few competitors, or a clear advantage in sight\n2 = competitors, but at least one point of difference\n1 = many ahead, no advantage in sight","scale":"three","weight":10},{"key":"support","name_ja":"既存支援との接続","name_en":"Link with existing support","question_ja":"いまある創薬支援につなげば、次の段階に進めそうですか。","question_en":"Could an existing support carry it to the next step?","guide_ja":"3 = 段階とモダリティに合う支援があり、すぐに申し込める\n2 = 合う支援はあるが、条件や時期の調整が要る\n1 = 合う支援が見当たらない、または必要としていない","guide_en":"3 = a support fits step and modality and can be applied for now\n2 = a support fits, but conditions or timing need work\n1 = no support fits, or none is needed","scale":"three","weight":5}],"reasons":[{"key":"weak-target","verdict":"drop","name_ja":"標的の裏付けが弱い","name_en":"Weak support for the target"},{"key":"no-difference","verdict":"drop","name_ja":"既存薬と差がない","name_en":"No difference from existing drugs"},{"key":"no-ip","verdict":"drop","name_ja":"知財の余地がない","name_en":"No room for rights"},{"key":"no-assay","verdict":"drop","name_ja":"評価系がない","name_en":"No assay"},{"key":"no-reach","verdict":"drop","name_ja":"標的に届く手段がない","name_en":"No way to reach the target"},{"key":"crowded","verdict":"drop","name_ja":"競合が先行している","name_en":"Competitors are ahead"},{"key":"not-a-drug","verdict":"drop","name_ja":"創薬の対象でない","name_en":"Not about making a drug"},{"key":"overlap","verdict":"drop","name_ja":"ほかの課題と重なる","name_en":"Overlaps with another project"},{"key":"more-data","verdict":"hold","name_ja":"データが足りない","name_en":"More data needed"},{"key":"too-early","verdict":"hold","name_ja":"時期が早い","name_en":"Too early"},{"key":"delivery-open","verdict":"hold","name_ja":"届ける手段が未確立","name_en":"Delivery not established"},{"key":"ip-open","verdict":"hold","name_ja":"知財の見通しを確認中","name_en":"Rights to be checked"},{"key":"team-open","verdict":"hold","name_ja":"進める体制が未定","name_en":"Team not settled"}]}',
   '紡ぎの提案です。目合わせの回で手引きを直してお使いください。', '', '2026-11-27T00:00:00.000Z');
