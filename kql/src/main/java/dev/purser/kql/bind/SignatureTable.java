package dev.purser.kql.bind;

/**
 * The scalar functions, one a line: {@code name(parameters):result naming}. Parameters: {@code any} whatever, {@code text}
 * whatever, taken as text, {@code str num int real bool dt ts dyn sum nodyn guid}; {@code ?} optional, {@code *} repeated,
 * {@code !} a constant. Result: a type, {@code $n} the type of parameter n, {@code wide} the widest of the numbers.
 * Naming of the column that holds it: {@code =1} the first argument's name, {@code =x} {@code x_} and that name, {@code
 * =x!} {@code x} alone, else a number. Lines that start with {@code +} are bound by {@link SpecialFunctions}: their
 * parameters stand for the count.
 */
final class SignatureTable {
    static final String TIER1 = """
            +now(ts?):datetime
            +ago(ts):datetime
            +bin(any,any):$0 =1
            +floor(any,any):$0 =1
            startofday(dt,int?):datetime =1
            startofweek(dt,int?):datetime
            startofmonth(dt,int?):datetime
            startofyear(dt,int?):datetime
            +datetime_add(str!,int,dt):datetime
            +datetime_diff(str!,dt,dt):long
            +datetime_part(str!,dt):int
            dayofweek(dt):timespan
            dayofmonth(dt):int
            dayofyear(dt):int
            hourofday(dt):int
            monthofyear(dt):int
            getmonth(dt):int
            getyear(dt):int
            +format_datetime(dt,str!):string =1
            tostring(any):string =1
            toint(any):int =1
            tolong(any):long =1
            toreal(any):real =1
            todouble(any):real =1
            tobool(any):bool =1
            toboolean(any):bool =1
            todatetime(any):datetime =1
            totimespan(any):timespan =1
            todynamic(any):dynamic =1
            parse_json(any):dynamic =1
            toobject(any):dynamic =1
            +gettype(any):string =type
            isnull(any):bool
            isnotnull(any):bool
            notnull(any):bool
            isempty(any):bool
            isnotempty(any):bool
            notempty(any):bool
            +coalesce(any*):$0
            +iff(bool,any,any):$1
            +iif(bool,any,any):$1
            +case(any*):$1
            +not(bool):bool
            strcat(text*):string
            strcat_delim(text,text*):string
            substring(text,int,int?):string
            strlen(text):long =strlen
            string_size(text):long =string_size
            tolower(text):string
            toupper(text):string
            indexof(text,text,int?,int?,int?):long
            split(text,str,int?):dynamic =1
            trim(str!,str):string
            trim_start(str!,str):string
            trim_end(str!,str):string
            reverse(text):string
            replace_string(str,str,str):string
            replace_regex(str,str!,str):string
            +extract(str!,int,str,any?):string
            abs(num):$0 =1
            +round(num,int?):$0 =1
            ceiling(num):$0 =1
            sign(num):real
            sqrt(num):real =1
            pow(num,num):real =1
            isnan(num):bool
            isinf(num):bool
            isfinite(num):bool
            array_length(dyn):long
            +array_sort_asc(dyn*):dynamic
            +toscalar(any):$0
            """;

    static final String TIER2 = """
            endofday(dt,int?):datetime
            endofweek(dt,int?):datetime
            endofmonth(dt,int?):datetime
            endofyear(dt,int?):datetime
            +make_datetime(any*):datetime =only
            +make_timespan(any*):timespan =only
            +format_timespan(ts,str!):string =1
            week_of_year(dt):int
            weekofyear(dt):int
            +bin_at(any,any,any):$0 =1
            unixtime_seconds_todatetime(num):datetime
            unixtime_milliseconds_todatetime(num):datetime
            unixtime_microseconds_todatetime(num):datetime
            unixtime_nanoseconds_todatetime(num):datetime
            toguid(any):guid =1
            todecimal(any):decimal =1
            strrep(text,int,text?):string
            strcmp(text,text):long
            countof(str,str,str?!):long
            +extract_all(str!,any,any?):dynamic
            +extract_json(str!,text,any?):string
            +extractjson(str!,text,any?):string
            parse_url(str):dynamic
            parse_csv(str):dynamic =1
            url_decode(str):string
            url_encode(str):string
            url_encode_component(str):string
            base64_encode_tostring(str):string
            base64_decode_tostring(str):string
            hash_md5(nodyn):string
            hash_sha1(nodyn):string
            hash_sha256(nodyn):string
            exp(num):real =1
            exp2(num):real =1
            exp10(num):real =1
            log(num):real =1
            log2(num):real =1
            log10(num):real =1
            pi():real
            +max_of(any*):$0
            +min_of(any*):$0
            pack_array(any*):dynamic
            bag_pack(any*):dynamic
            pack(any*):dynamic
            pack_dictionary(any*):dynamic
            +pack_all(bool?):dynamic
            +bag_pack_columns(any*):dynamic
            array_concat(dyn*):dynamic
            array_slice(dyn,int,int):dynamic
            +array_sort_desc(dyn*):dynamic
            array_reverse(dyn):dynamic
            array_index_of(dyn,any,int?,int?,int?):long
            array_sum(dyn):real
            strcat_array(dyn,text):string
            array_strcat(dyn,text):string
            set_union(dyn*):dynamic
            set_intersect(dyn*):dynamic
            set_difference(dyn*):dynamic
            set_has_element(dyn,any):bool
            set_equals(dyn,dyn):bool
            bag_keys(dyn):dynamic
            bag_has_key(dyn,str):bool
            bag_merge(dyn*):dynamic
            bag_set_key(dyn,str,any):dynamic
            bag_remove_keys(dyn,dyn):dynamic
            dynamic_to_json(any):string
            ipv4_is_private(str):bool
            ipv4_is_in_range(str,str):bool
            ipv4_is_match(str,str,int?):bool
            ipv4_compare(str,str,int?):long
            parse_ipv4(str):long
            parse_ipv4_mask(str,int):long
            format_ipv4(any,int?):string
            has_ipv4(str,str):bool
            has_ipv4_prefix(str,str):bool
            +row_number(int?,bool?):long
            +row_cumsum(num,bool?):$0
            +prev(any,int?,any?):$0
            +next(any,int?,any?):$0
            +row_window_session(dt,ts,ts,bool?):datetime
            +row_rank_dense(any,bool?):long
            +row_rank_min(any,bool?):long
            +column_ifexists(str!,any):$1
            +columnifexists(str!,any):$1
            """;

    static final String TIER3 = """
            translate(str,str,str):string
            replace_strings(str,dyn,dyn):string
            indexof_regex(text,str!,int?,int?,int?):long
            regex_quote(text):string
            +tohex(int,int?):string =1
            unicode_codepoints_from_string(text):dynamic
            unicode_codepoints_to_string(any*):string
            parse_path(str):dynamic
            parse_version(str):decimal
            parse_user_agent(str,any?):dynamic
            parse_urlquery(str):dynamic
            parse_xml(str):dynamic =1
            format_bytes(num,int?,str?):string =1
            format_ipv4_mask(any,int):string
            +ipv4_is_in_any_range(any*):bool
            +has_any_ipv4(any*):bool
            +has_any_ipv4_prefix(any*):bool
            ipv4_netmask_suffix(str):long
            has_any_index(str,dyn):long
            parse_ipv6(str):string
            parse_ipv6_mask(str,int):string
            ipv6_compare(str,str,int?):long
            ipv6_is_match(str,str,int?):bool
            ipv6_is_in_range(str,str):bool
            binary_and(int,int):long =1
            binary_or(int,int):long =1
            binary_xor(int,int):long =1
            binary_not(int):long =1
            binary_shift_left(int,int):long =1
            binary_shift_right(int,int):long =1
            bitset_count_ones(int):long =1
            rand(int?):real =1
            +range(sum,sum,sum?):dynamic
            repeat(any,int):dynamic =repeat
            +hll_merge(dyn*):dynamic =hll_merged_result!
            +dcount_hll(dyn):long =dcount_hll
            +merge_tdigest(dyn*):dynamic =tdigests_merge_result!
            +tdigest_merge(dyn*):dynamic =tdigests_merge_result!
            +percentile_tdigest(dyn,num,any?):dynamic =percentile_tdigest
            +percentiles_array_tdigest(dyn,any*):dynamic =percentile_tdigest
            +percentrank_tdigest(dyn,any):real
            +rank_tdigest(dyn,any):real
            zip(dyn*):dynamic
            bag_zip(dyn,dyn):dynamic
            array_iff(dyn,any,any):dynamic
            array_iif(dyn,any,any):dynamic
            array_split(dyn,any):dynamic
            array_rotate_left(dyn,int):dynamic
            array_rotate_right(dyn,int):dynamic
            array_shift_left(dyn,int,any?):dynamic
            array_shift_right(dyn,int,any?):dynamic
            jaccard_index(dyn,dyn):real
            treepath(dyn):dynamic =tree
            new_guid():guid
            hash(nodyn,int?):long
            hash_xxhash64(nodyn,int?):long
            datetime_utc_to_local(dt,str):datetime
            datetime_local_to_utc(dt,str):datetime
            isascii(text):bool
            isutf8(text):bool
            +around(any,any,any):bool
            cos(num):real =1
            sin(num):real =1
            tan(num):real =1
            acos(num):real =1
            asin(num):real =1
            atan(num):real =1
            atan2(num,num):real =1
            cot(num):real
            degrees(num):real
            radians(num):real
            gamma(num):real =1
            loggamma(num):real =1
            erf(num):real =1
            erfc(num):real =1
            base64_decode_toarray(str):dynamic
            base64_encode_fromarray(dyn):string
            base64_encode_fromguid(guid):string
            base64_decode_toguid(str):guid
            series_fill_const(dyn,any?,any?):dynamic =1
            series_fill_forward(dyn,any?):dynamic =1
            series_fill_backward(dyn,any?):dynamic =1
            series_fill_linear(dyn,any?,bool?,any?):dynamic =1
            series_outliers(dyn,str?,any?,real?,real?):dynamic =1
            series_fir(dyn,dyn,bool?,bool?):dynamic =1
            series_iir(dyn,dyn,dyn):dynamic =1
            series_stats_dynamic(dyn,bool?):dynamic
            series_fit_line_dynamic(dyn):dynamic
            series_add(any,any):dynamic
            series_subtract(any,any):dynamic
            series_multiply(any,any):dynamic
            series_divide(any,any):dynamic
            series_pow(any,any):dynamic
            series_greater(any,any):dynamic
            series_greater_equals(any,any):dynamic
            series_less(any,any):dynamic
            series_less_equals(any,any):dynamic
            series_equals(any,any):dynamic
            series_not_equals(any,any):dynamic
            series_exp(dyn):dynamic
            series_sign(dyn):dynamic
            series_abs(dyn):dynamic
            series_sin(dyn):dynamic
            series_cos(dyn):dynamic
            series_tan(dyn):dynamic
            series_asin(dyn):dynamic
            series_acos(dyn):dynamic
            series_atan(dyn):dynamic
            series_log(dyn):dynamic
            series_floor(dyn):dynamic
            series_ceiling(dyn):dynamic
            series_sum(dyn):real
            series_product(dyn):real
            series_magnitude(dyn):real
            series_dot_product(any,any):real
            series_cosine_similarity(dyn,dyn,real?,real?):real
            series_pearson_correlation(dyn,dyn):real
            """;

    private SignatureTable() {}
}
