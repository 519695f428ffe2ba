-- title: Estimates
-- question: Which figures have been stated, about which time and place, and by whom?
-- parameters: series place from to origin party status
-- needs: nothing
-- years: none
-- words: when
SELECT series, when_edtf AS "when", when_words, place, scope, figure, origin, known_on,
  nullif(substr(CASE WHEN status <> 'accepted' THEN ', ' || status WHEN superseded_by IS NOT NULL THEN ', superseded' ELSE '' END
    || CASE WHEN projection THEN ', projection' ELSE '' END || CASE WHEN unsourced THEN ', unsourced' ELSE '' END, 3), '') AS doubt, CASE WHEN is_echo THEN 'echo' END AS echo, id
FROM estimates
WHERE series BETWEEN coalesce(:series, '') AND coalesce(:series, '~') -- a range, which SQLite looks up; every key is before '~'
  AND (:place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:from IS NULL OR to_day IS NULL OR to_day >= :from)
  AND (:to IS NULL OR from_day IS NULL OR from_day <= :to)
  AND (:origin IS NULL OR origin = :origin)
  AND (:party IS NULL OR id IN (SELECT claim FROM parties WHERE agent = :party))
  AND (:status IS NULL OR status = :status)
ORDER BY series, coalesce(from_day, to_day), to_day, id
