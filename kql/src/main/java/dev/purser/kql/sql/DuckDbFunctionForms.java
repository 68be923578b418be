package dev.purser.kql.sql;

/** DuckDB's spelling of Kusto's functions of times, texts and numbers, and of its aggregates. */
final class DuckDbFunctionForms {
    /** Times, texts and numbers. */
    static final String FUNCTIONS = """
            bin:int bin:long = TRY(CAST({0} - ((({0} % CASE WHEN {1} > 0 THEN {1} END) + {1}) % {1}) AS BIGINT))
            bin:datetime = ({0} - {0} % CASE WHEN {1} > 0 THEN {1} END)
            bin:timespan = TRY({0} - ((({0} % CASE WHEN {1} > 0 THEN {1} END) + {1}) % {1}))
            bin:real = (floor({0} / CASE WHEN {1} > 0 THEN {1} END) * {1})
            bin:decimal = TRY(CAST(CAST(floor({0} / CASE WHEN {1} > 0 THEN {1} END) AS HUGEINT) * {1} AS DECIMAL(38,18)))
            bin_at:int bin_at:long bin_at:datetime bin_at:timespan = TRY({0} - (((({0} - {2}) % CASE WHEN {1} > 0 THEN {1} END) + {1}) % {1}))
            bin_at:real = ({2} + floor(({0} - {2}) / CASE WHEN {1} > 0 THEN {1} END) * {1})
            startofday/1 = ({0} - {0} % 864000000000)
            startofweek/1 = (({0} + 864000000000) // 6048000000000 * 6048000000000 - 864000000000)
            startofmonth/1 = ((CAST(date_trunc('month', DATE '0001-01-01' + CAST({0} // 864000000000 AS INTEGER)) AS DATE) - DATE '0001-01-01') * 864000000000)
            startofyear/1 = ((CAST(date_trunc('year', DATE '0001-01-01' + CAST({0} // 864000000000 AS INTEGER)) AS DATE) - DATE '0001-01-01') * 864000000000)
            dayofweek = (({0} // 864000000000 + 1) % 7 * 864000000000)
            dayofmonth = CAST(day(DATE '0001-01-01' + CAST({0} // 864000000000 AS INTEGER)) AS INTEGER)
            dayofyear = CAST(dayofyear(DATE '0001-01-01' + CAST({0} // 864000000000 AS INTEGER)) AS INTEGER)
            hourofday = CAST({0} // 36000000000 % 24 AS INTEGER)
            monthofyear = CAST(month(DATE '0001-01-01' + CAST({0} // 864000000000 AS INTEGER)) AS INTEGER)
            getyear = CAST(year(DATE '0001-01-01' + CAST({0} // 864000000000 AS INTEGER)) AS INTEGER)
            week_of_year = CAST(week(DATE '0001-01-01' + CAST({0} // 864000000000 AS INTEGER)) AS INTEGER)
            unixtime_seconds_todatetime = CASE WHEN {0} >= -62135596800 AND {0} < 253402300800 THEN 621355968000000000 + CAST(round(CAST({0} AS DOUBLE) * 10000000.0) AS BIGINT) END
            unixtime_seconds_todatetime:long unixtime_seconds_todatetime:int = TRY(CASE WHEN {0} >= -62135596800 AND {0} < 253402300800 THEN 621355968000000000 + CAST({0} AS BIGINT) * 10000000 END)
            unixtime_milliseconds_todatetime:long unixtime_milliseconds_todatetime:int = TRY(CASE WHEN {0} >= -62135596800000 AND {0} < 253402300800000 THEN 621355968000000000 + CAST({0} AS BIGINT) * 10000 END)
            unixtime_milliseconds_todatetime = CASE WHEN {0} >= -62135596800000 AND {0} < 253402300800000 THEN 621355968000000000 + CAST(round(CAST({0} AS DOUBLE) * 10000.0) AS BIGINT) END
            unixtime_microseconds_todatetime:long unixtime_microseconds_todatetime:int = TRY(CASE WHEN {0} >= -62135596800000000 AND {0} < 253402300800000000 THEN 621355968000000000 + CAST({0} AS BIGINT) * 10 END)
            unixtime_microseconds_todatetime = CASE WHEN {0} >= -62135596800000000 AND {0} < 253402300800000000 THEN 621355968000000000 + CAST(round(CAST({0} AS DOUBLE) * 10) AS BIGINT) END
            unixtime_nanoseconds_todatetime:long unixtime_nanoseconds_todatetime:int = TRY(CAST(621355968000000000 + CAST({0} AS BIGINT) // 100 AS BIGINT))
            unixtime_nanoseconds_todatetime = CASE WHEN abs({0}) < 9.2e18 THEN 621355968000000000 + CAST(floor(CAST({0} AS DOUBLE) / 100) AS BIGINT) END
            strcat = concat({*})
            strlen = length({0})
            string_size = CAST(strlen({0}) AS BIGINT)
            tolower = lower({0})
            toupper = upper({0})
            substring/2 = CASE WHEN {1} >= 0 THEN substring({0}, least({1}, 2147483646) + 1) WHEN {1} < -length({0}) THEN '' ELSE right({0}, -{1}) END
            substring/3 = CASE WHEN {2} <= 0 THEN '' WHEN {1} >= 0 THEN substring({0}, least({1}, 2147483646) + 1, least({2}, 2147483646)) WHEN {1} < -length({0}) THEN '' ELSE substring(right({0}, -{1}), 1, least({2}, 2147483646)) END
            indexof/2 = CASE WHEN {1} <> '' THEN CAST(instr({0}, {1}) AS BIGINT) - 1 END
            extract = coalesce(regexp_extract({2}, {0}, {1}), '')
            round:real = round({0}, CAST(greatest(-300, least({1}, 300)) AS INTEGER))
            round:int = TRY(CAST(round({0}, CAST(greatest(-300, least({1}, 300)) AS INTEGER)) AS INTEGER))
            round:long = TRY(CAST(round({0}, CAST(greatest(-300, least({1}, 300)) AS INTEGER)) AS BIGINT))
            round:decimal = TRY(CAST(round({0}, CAST(greatest(-300, least({1}, 300)) AS INTEGER)) AS DECIMAL(38,18)))
            reverse = array_to_string(list_reverse(string_split({0}, '')), '')
            replace_string = CASE WHEN {1} = '' THEN {0} ELSE replace({0}, {1}, {2}) END
            replace_regex = regexp_replace({0}, {1}, {2}, 'g')
            trim = regexp_replace(regexp_replace({1}, '^(?:' || {0} || ')', ''), '(?:' || {0} || ')$', '')
            trim_start = regexp_replace({1}, '^(?:' || {0} || ')', '')
            trim_end = regexp_replace({1}, '(?:' || {0} || ')$', '')
            hash_md5:string = md5({0})
            hash_sha1:string = sha1({0})
            hash_sha256:string = sha256({0})
            strcmp = CASE WHEN {0} < {1} THEN CAST(-1 AS BIGINT) WHEN {0} > {1} THEN 1 ELSE 0 END
            abs:long = coalesce(TRY(abs({0})), {0})
            abs:timespan = coalesce(TRY(abs({0})), {0})
            abs = abs({0})
            ceiling:int ceiling:long = {0}
            ceiling:decimal = CAST(ceil({0}) AS DECIMAL(38,18))
            ceiling = ceil({0})
            sign = CAST(sign({0}) AS DOUBLE)
            sqrt = CASE WHEN {0} < 0 THEN CAST('nan' AS DOUBLE) ELSE sqrt(CAST({0} AS DOUBLE)) END
            pow = pow(CAST({0} AS DOUBLE), CAST({1} AS DOUBLE))
            isnan:real = isnan({0})
            isinf:real = isinf({0})
            isfinite:real = isfinite({0})
            isnan = ({0} IS NULL AND false)
            isinf = ({0} IS NULL AND false)
            isfinite = ({0} IS NOT NULL OR NULL)
            exp = exp(CAST({0} AS DOUBLE))
            exp2 = pow(CAST(2 AS DOUBLE), CAST({0} AS DOUBLE))
            exp10 = pow(CAST(10 AS DOUBLE), CAST({0} AS DOUBLE))
            log = CASE WHEN {0} < 0 THEN NULL ELSE ln(CAST({0} AS DOUBLE)) END
            log2 = CASE WHEN {0} < 0 THEN NULL ELSE log2(CAST({0} AS DOUBLE)) END
            log10 = CASE WHEN {0} < 0 THEN NULL ELSE log10(CAST({0} AS DOUBLE)) END
            pi = pi()
            cos = cos(CAST({0} AS DOUBLE))
            sin = sin(CAST({0} AS DOUBLE))
            tan = tan(CAST({0} AS DOUBLE))
            acos = CASE WHEN {0} BETWEEN -1 AND 1 THEN acos(CAST({0} AS DOUBLE)) ELSE CAST('nan' AS DOUBLE) END
            asin = CASE WHEN {0} BETWEEN -1 AND 1 THEN asin(CAST({0} AS DOUBLE)) ELSE CAST('nan' AS DOUBLE) END
            atan = atan(CAST({0} AS DOUBLE))
            atan2 = atan2(CAST({0} AS DOUBLE), CAST({1} AS DOUBLE))
            cot = (1 / tan(CAST({0} AS DOUBLE)))
            degrees = degrees(CAST({0} AS DOUBLE))
            radians = radians(CAST({0} AS DOUBLE))
            binary_and = ({0} & {1})
            binary_or = ({0} | {1})
            binary_xor = xor({0}, {1})
            binary_not = (~{0})
            rand = random()
            new_guid = gen_random_uuid()
            array_length = CASE WHEN json_type({0}) = 'ARRAY' THEN CAST(json_array_length({0}) AS BIGINT) END
            capture = struct_extract(regexp_extract({0}, {1}, {names}), {name})
            slot:long slot:timespan = ({0} // {1})
            slot = CAST(floor({0} / {1}) AS BIGINT)
            slots:long slots:timespan = (({0} + {1} - 1) // {1})
            slots = CAST(ceil({0} / {1}) AS BIGINT)
            """;

    /** Aggregates: {@code {filter}}, {@code {and}} and {@code {order}} stand for what a call adds. */
    static final String AGGREGATES = """
            count = count(*){filter}
            sum>long = CAST(((coalesce(sum({0}){filter}, 0) + 9223372036854775808) & 18446744073709551615) - 9223372036854775808 AS BIGINT)
            sum>timespan = CAST(coalesce(sum({0}){filter}, 0) AS BIGINT)
            sum>decimal = coalesce(CAST(sum({0}){filter} AS DECIMAL(38,18)), 0)
            sum>real = coalesce(sum({0}){filter}, 0)
            sum = CAST(sum({0}){filter} AS BIGINT)
            avg>real = coalesce(avg({0}){filter}, CAST('nan' AS DOUBLE))
            avg_whole = coalesce(CAST(CAST(((coalesce(sum({0}){filter}, 0) + 9223372036854775808) & 18446744073709551615) - 9223372036854775808 AS BIGINT) AS DOUBLE) / nullif(count({0}){filter}, 0), CAST('nan' AS DOUBLE))
            avg>decimal = TRY_CAST(avg({0}){filter} AS DECIMAL(38,18))
            avg = CAST(sum({0}){filter} // count({0}){filter} AS BIGINT)
            min:real = CASE WHEN bool_or(isnan({0})){filter} THEN CAST('nan' AS DOUBLE) ELSE min({0}){filter} END
            min = min({0}){filter}
            max = max({0}){filter}
            dcount = count(DISTINCT {0}){filter}
            count_distinct = count(DISTINCT {0}){filter}
            make_list:string = coalesce(to_json(list({0}{order}){filter}), '[]')
            make_list_n:string = coalesce(to_json((list({0}{order}){filter})[:{1}]), '[]')
            make_list:dynamic = coalesce(CAST(kql_flatten(CAST(to_json(list({0}{order}){filter}) AS VARCHAR), false, NULL) AS JSON), '[]')
            make_list_n:dynamic = coalesce(CAST(kql_flatten(CAST(to_json(list({0}{order}){filter}) AS VARCHAR), false, {1}) AS JSON), '[]')
            make_list = coalesce(to_json(list({0}{order}) FILTER (WHERE {0} IS NOT NULL{and})), '[]')
            make_list_n = coalesce(to_json((list({0}{order}) FILTER (WHERE {0} IS NOT NULL{and}))[:{1}]), '[]')
            make_list_with_nulls = coalesce(to_json(list({0}{order}){filter}), '[]')
            make_set:string = coalesce(to_json(list(DISTINCT {0}){filter}), '[]')
            make_set_n:string = coalesce(CAST(kql_flatten(CAST(to_json(list({0}){filter}) AS VARCHAR), true, {1}) AS JSON), '[]')
            make_set:dynamic = coalesce(CAST(kql_flatten(CAST(to_json(list({0}) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR), true, NULL) AS JSON), '[]')
            make_set_n:dynamic = coalesce(CAST(kql_flatten(CAST(to_json(list({0}) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR), true, {1}) AS JSON), '[]')
            make_set = coalesce(to_json(list(DISTINCT {0}) FILTER (WHERE {0} IS NOT NULL{and})), '[]')
            make_set_n = coalesce(CAST(kql_flatten(CAST(to_json(list({0}) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR), true, {1}) AS JSON), '[]')
            make_bag = coalesce(CAST(kql_bag_merge(CAST(to_json(list({0}) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR)) AS JSON), CAST('{}' AS JSON))
            buildschema = CAST(kql_buildschema(CAST(to_json(list({0}) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR)) AS JSON)
            arg_max = coalesce(arg_max(struct_pack(v := {0}), {1}){filter}, first(struct_pack(v := {0})){filter}).v
            arg_min = coalesce(arg_min(struct_pack(v := {0}), {1}){filter}, first(struct_pack(v := {0})){filter}).v
            take_any = any_value({0}){filter}
            take_row = first({0}){filter}
            percentile = quantile_disc({0}, {1}){filter}
            percentilew>real percentilew>decimal = kql_percentilew(CAST(to_json(list([CAST({0} AS DOUBLE), CAST({2} AS DOUBLE)]) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR), {1})
            percentilew = kql_percentilew_whole(CAST(to_json(list([CAST({0} AS BIGINT), {2}]) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR), {1})
            tdigest:real tdigest:decimal = CAST(kql_tdigest({2}, CAST(to_json(list([CAST({0} AS DOUBLE), CAST({1} AS DOUBLE)]) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR)) AS JSON)
            tdigest = CAST(kql_tdigest({2}, CAST(to_json(list([CAST({0} AS BIGINT), {1}]) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR)) AS JSON)
            tdigest_merge = CAST(kql_tdigest_merge(CAST(to_json(list({0}) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR)) AS JSON)
            hll = to_json(list(DISTINCT CAST(hash({0}) >> 1 AS BIGINT)) FILTER (WHERE {0} IS NOT NULL{and}))
            hll_merge = CAST(kql_flatten(CAST(to_json(list({0}) FILTER (WHERE {0} IS NOT NULL{and})) AS VARCHAR), true, NULL) AS JSON)
            variance = CASE WHEN count({0}){filter} < 2 THEN 0 ELSE coalesce(var_samp({0}){filter}, CAST('nan' AS DOUBLE)) END
            variancep = coalesce(var_pop({0}){filter}, CAST('nan' AS DOUBLE))
            stdev = CASE WHEN count({0}){filter} < 2 THEN 0 ELSE coalesce(stddev_samp({0}){filter}, CAST('nan' AS DOUBLE)) END
            stdevp = coalesce(stddev_pop({0}){filter}, CAST('nan' AS DOUBLE))
            covariance = covar_samp({0}, {1}){filter}
            covariancep = covar_pop({0}, {1}){filter}
            binary_all_and = bit_and({0}){filter}
            binary_all_or = bit_or({0}){filter}
            binary_all_xor = bit_xor({0}){filter}
            """;

    private DuckDbFunctionForms() {}
}
