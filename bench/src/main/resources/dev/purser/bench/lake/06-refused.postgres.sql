SELECT CallerIpAddress, count(*) AS Refused, max(TimeGenerated) AS Last
FROM login WHERE TimeGenerated > ${since} AND ResultDescription <> '200'
GROUP BY 1 ORDER BY Refused DESC LIMIT 20
