SELECT Identity, CallerIpAddress, min(TimeGenerated) AS First, max(TimeGenerated) AS Last, count(*) AS Times
FROM repository WHERE TimeGenerated > ${since} AND Digest = '${digest}' GROUP BY 1, 2
