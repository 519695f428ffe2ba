-- title: Timeline
-- question: What is said to have happened or been the case, in order of time, and who says so?
-- parameters: place from to origin party status
-- needs: nothing
-- years: none
-- words: when
SELECT when_edtf AS "when", when_words, kind, coalesce(figure || ' ', '') || what || coalesce(' (' || scope || ')', '') AS what, place, origin, id
FROM timeline
WHERE (:place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:from IS NULL OR to_day IS NULL OR to_day >= :from)
  AND (:to IS NULL OR from_day IS NULL OR from_day <= :to)
  AND (:origin IS NULL OR origin = :origin)
  AND (:party IS NULL OR id IN (SELECT claim FROM parties WHERE agent = :party))
  AND (:status IS NULL OR status = :status)
ORDER BY coalesce(from_day, to_day), to_day, id
