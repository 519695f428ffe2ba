-- title: Breaks
-- question: At which dates may the level of a series jump, because of which event, and why?
-- parameters: series place from to
-- needs: nothing
-- years: none
-- words: when
SELECT series, place, when_edtf AS "when", when_words, factor, direction, title AS event, applied, reason, known_on, event AS id
FROM breaks
WHERE (:series IS NULL OR series = :series)
  AND (:place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:from IS NULL OR to_day IS NULL OR to_day >= :from)
  AND (:to IS NULL OR from_day IS NULL OR from_day <= :to)
ORDER BY series, place, from_day, key
