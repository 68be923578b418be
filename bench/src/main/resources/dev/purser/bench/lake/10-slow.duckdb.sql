SELECT UserAgent, count(*) AS Pulls, avg(ms) AS Mean, max(ms) AS Most
FROM (SELECT UserAgent, ${milliseconds} AS ms FROM ${repository}
      WHERE TimeGenerated > ${since} AND OperationName = 'Pull' AND ResultDescription = '200')
GROUP BY 1 ORDER BY Mean DESC
