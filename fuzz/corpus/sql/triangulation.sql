-- title: Triangulation
-- question: Do figures that should agree do so, and if not, by what factor do they differ?
-- parameters: place
-- needs: nothing
-- years: none
-- words: none
SELECT identity, equation, when_edtf AS "when", currency, left_low, left_high, right_low, right_high, verdict, gap_factor, times, wanted, claims
FROM triangulation
WHERE :place IS NULL OR place IN (SELECT place FROM place_within WHERE ancestor = :place)
ORDER BY identity
