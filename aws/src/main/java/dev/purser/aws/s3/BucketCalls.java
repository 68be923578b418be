package dev.purser.aws.s3;

import dev.purser.event.PurserException;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Headers;
import dev.purser.http.PercentCode;
import dev.purser.http.Query;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Buckets: which there are, where, and what is in them. */
final class BucketCalls {
    private static final String ONE = "/{bucket}";
    private static final int MOST = 1000;
    private static final int LONGEST = 1024;

    private final Buckets buckets;
    private final String region;

    BucketCalls(Buckets buckets, String region) {
        this.buckets = buckets;
        this.region = region;
    }

    List<Endpoint> endpoints() {
        return List.of(
                S3Api.reads("GET", "/", "ListBuckets")
                        .summary("Lists the buckets of the trails.")
                        .answers(200, "XML: ListAllMyBucketsResult")
                        .handle(this::all),
                S3Api.reads("HEAD", ONE, "HeadBucket")
                        .summary("Tells whether a bucket is there.")
                        .answers(200, "no content")
                        .fails(S3Error.BUCKET_UNKNOWN)
                        .handle(this::head),
                S3Api.reads("GET", ONE, "GetBucketLocation", S3Api.parameter("location"))
                        .summary("Tells the region of a bucket; an empty one is us-east-1.")
                        .answers(200, "XML: LocationConstraint")
                        .fails(S3Error.BUCKET_UNKNOWN)
                        .handle(this::location),
                listed(S3Api.reads("GET", ONE, "ListObjects"))
                        .query("marker", "only keys behind this one")
                        .handle(this::list),
                listed(S3Api.reads("GET", ONE, "ListObjectsV2", S3Api.parameter("list-type", "2")))
                        .query("start-after", "only keys behind this one")
                        .query("continuation-token", "goes on where the answer that gave it ended")
                        .handle(this::list2));
    }

    private static Endpoint.Builder listed(Endpoint.Builder one) {
        return one.summary("Lists the keys of a bucket in byte order.")
                .query("prefix", "what keys begin with")
                .query("delimiter", "keys with a common beginning up to it are told once, as CommonPrefixes")
                .query("max-keys", "at most so many, up to " + MOST)
                .query("encoding-type", "url: keys are percent-encoded")
                .answers(200, "XML: ListBucketResult")
                .fails(S3Error.BUCKET_UNKNOWN, S3Error.BUCKET_ARGUMENT_INVALID);
    }

    private Answer all(Exchange exchange) {
        exchange.recording()
                .target(Target.builder(TargetType.JOURNAL).name("buckets").build());
        Xml xml = new Xml()
                .root("ListAllMyBucketsResult")
                .open("Owner")
                .element("ID", "purser")
                .close("Owner")
                .open("Buckets");
        for (String name : buckets.names()) {
            xml.open("Bucket").element("Name", name).close("Bucket");
        }
        return xml(xml.close("Buckets").close("ListAllMyBucketsResult"));
    }

    private Answer head(Exchange exchange) {
        Bucket unused = find(buckets, exchange);
        return Answer.empty(200, Headers.of("x-amz-bucket-region", region));
    }

    private Answer location(Exchange exchange) {
        find(buckets, exchange);
        return xml(new Xml()
                .root("LocationConstraint")
                .text(region.equals("us-east-1") ? "" : region)
                .close("LocationConstraint"));
    }

    private Answer list(Exchange exchange) {
        Bucket bucket = find(buckets, exchange);
        Query query = exchange.query();
        String marker = argument(query, "marker");
        Page page = page(exchange, bucket, marker);
        Xml xml = page.begin(exchange.variable("bucket")).element("Marker", page.name(marker));
        if (page.listing().truncated() && !page.delimiter().isEmpty()) {
            xml.element("NextMarker", page.name(page.listing().last()));
        }
        return xml(page.end(xml));
    }

    private Answer list2(Exchange exchange) {
        Bucket bucket = find(buckets, exchange);
        Query query = exchange.query();
        String startAfter = argument(query, "start-after");
        Optional<String> token = query.first("continuation-token");
        String after = token.map(BucketCalls::decoded).orElse(startAfter);
        Page page = page(exchange, bucket, after);
        Listing listing = page.listing();
        Xml xml = page.begin(exchange.variable("bucket"))
                .element("StartAfter", page.name(startAfter))
                .element(
                        "KeyCount",
                        Integer.toString(
                                listing.entries().size() + listing.prefixes().size()));
        token.ifPresent(given -> xml.element("ContinuationToken", given));
        if (listing.truncated()) {
            xml.element("NextContinuationToken", encoded(listing.last()));
        }
        return xml(page.end(xml));
    }

    private static Page page(Exchange exchange, Bucket bucket, String after) {
        Query query = exchange.query();
        String prefix = argument(query, "prefix");
        String delimiter = argument(query, "delimiter");
        Optional<String> encoding = query.first("encoding-type");
        if (encoding.isPresent() && !encoding.get().equals("url")) {
            throw S3Error.BUCKET_ARGUMENT_INVALID.because("encoding-type must be url");
        }
        int most = most(query);
        exchange.recording().request("prefix", prefix).request("after", after);
        return new Page(
                Listing.of(bucket, prefix, delimiter, after, Math.min(most, MOST)),
                prefix,
                delimiter,
                most,
                encoding.isPresent() ? BucketCalls::urlEncoded : UnaryOperator.identity());
    }

    private static int most(Query query) {
        String asked = query.first("max-keys").orElse("1000");
        if (asked.isEmpty() || asked.length() > 9 || !asked.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw S3Error.BUCKET_ARGUMENT_INVALID.because("max-keys must be a whole number, not negative");
        }
        return Integer.parseInt(asked);
    }

    private static String argument(Query query, String name) {
        String value = query.first(name).orElse("");
        if (value.length() > LONGEST) {
            throw S3Error.BUCKET_ARGUMENT_INVALID.because(name + " is longer than " + LONGEST + " characters");
        }
        return value;
    }

    /** Slashes stand as they are, as S3 leaves them. */
    private static String urlEncoded(String name) {
        return PercentCode.encode(name).replace("%2F", "/");
    }

    private static String encoded(String after) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Error.BUCKET_ARGUMENT_INVALID.because("The continuation token provided is incorrect");
        }
    }

    /** Names the bucket on the record, then looks for it. */
    static Bucket find(Buckets buckets, Exchange exchange) {
        String name = exchange.variable("bucket");
        exchange.recording()
                .target(Target.builder(TargetType.DESTINATION)
                        .name(name.length() > LONGEST ? name.substring(0, LONGEST) : name)
                        .build());
        return buckets.find(name).orElseThrow(() -> new PurserException(S3Error.BUCKET_UNKNOWN));
    }

    private static Answer xml(Xml xml) {
        return Answer.bytes(200, Headers.of("Content-Type", "application/xml"), xml.bytes());
    }

    /**
     * A listing with what was asked.
     *
     * @param names how keys are written
     */
    private record Page(Listing listing, String prefix, String delimiter, int most, UnaryOperator<String> names) {
        String name(String key) {
            return names.apply(key);
        }

        Xml begin(String bucket) {
            return new Xml().root("ListBucketResult").element("Name", bucket).element("Prefix", name(prefix));
        }

        Xml end(Xml xml) {
            xml.element("MaxKeys", Integer.toString(most));
            if (!delimiter.isEmpty()) {
                xml.element("Delimiter", name(delimiter));
            }
            if (!name("+").equals("+")) {
                xml.element("EncodingType", "url");
            }
            xml.element("IsTruncated", Boolean.toString(listing.truncated()));
            for (Bucket.Entry one : listing.entries()) {
                Instant modified = one.modified().truncatedTo(ChronoUnit.MILLIS);
                xml.open("Contents")
                        .element("Key", name(one.key()))
                        .element("LastModified", modified.toString())
                        .element("ETag", '"' + one.etag() + '"')
                        .element("Size", Long.toString(one.size()))
                        .element("StorageClass", "STANDARD")
                        .close("Contents");
            }
            for (String one : listing.prefixes()) {
                xml.open("CommonPrefixes").element("Prefix", name(one)).close("CommonPrefixes");
            }
            return xml.close("ListBucketResult");
        }
    }
}
