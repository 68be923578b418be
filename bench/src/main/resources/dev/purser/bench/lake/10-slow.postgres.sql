SELECT UserAgent, count(*) AS Pulls, avg(DurationMs::double precision) AS Mean, max(DurationMs::double precision) AS Most
FROM repository WHERE TimeGenerated > ${since} AND OperationName = 'Pull' AND ResultDescription = '200'
GROUP BY 1 ORDER BY Mean DESC
