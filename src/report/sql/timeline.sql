-- title: Timeline
-- question: What is said to have happened or been the case, in order of time, and who says so?
-- parameters: place from to origin status
-- needs: nothing
-- years: none
SELECT when_edtf AS "when", kind, coalesce(figure || ' ', '') || what || coalesce(' (' || scope || ')', '') AS what, place, origin, id
FROM timeline
WHERE (:place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place))
  AND (:from IS NULL OR when_to IS NULL OR when_to >= :from)
  AND (:to IS NULL OR when_from IS NULL OR when_from <= :to)
  AND (:origin IS NULL OR origin = :origin)
  AND (:status IS NULL OR status = :status)
ORDER BY coalesce(when_from, when_to), when_to, id
