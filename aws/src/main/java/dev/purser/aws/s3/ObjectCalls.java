package dev.purser.aws.s3;

import dev.purser.aws.s3.Bucket.Content;
import dev.purser.event.PurserException;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import dev.purser.http.Answer;
import dev.purser.http.AnsweredFailure;
import dev.purser.http.ByteRange;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Headers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Objects read, whole or in part. */
final class ObjectCalls {
    private static final String ONE = "/{bucket}/{key...}";
    private static final int LONGEST_KEY = 1024;

    /** RFC 9110 section 5.6.7, {@code IMF-fixdate}. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Buckets buckets;

    ObjectCalls(Buckets buckets) {
        this.buckets = buckets;
    }

    List<Endpoint> endpoints() {
        return List.of(
                described(S3Api.reads("HEAD", ONE, "HeadObject").summary("Tells what is known of an object."))
                        .handle(exchange -> read(exchange, false)),
                described(S3Api.reads("GET", ONE, "GetObject").summary("Reads an object, whole or a range of it."))
                        .answers(206, "the range that was asked for")
                        .fails(S3Error.OBJECT_RANGE_INVALID)
                        .handle(exchange -> read(exchange, true)));
    }

    private static Endpoint.Builder described(Endpoint.Builder one) {
        return one.header("Range", "one range of bytes (RFC 9110 section 14)")
                .header("If-Match", "only if it is the ETag")
                .header("If-None-Match", "304 if it is the ETag")
                .answers(200, "the object, its user metadata in fields that begin with x-amz-meta-")
                .answers(304, "it is what the client has")
                .fails(S3Error.BUCKET_UNKNOWN, S3Error.OBJECT_UNKNOWN, S3Error.OBJECT_PRECONDITION_FAILED);
    }

    private Answer read(Exchange exchange, boolean whole) {
        Bucket bucket = BucketCalls.find(buckets, exchange);
        String key = exchange.variable("key");
        String shown = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
        exchange.recording().target(Target.builder(TargetType.OTHER).name(shown).build());
        Content content = Optional.of(key)
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST_KEY)
                .flatMap(bucket::open)
                .orElseThrow(() -> new PurserException(S3Error.OBJECT_UNKNOWN));
        String etag = '"' + content.entry().etag() + '"';
        if (exchange.request()
                .header("If-Match")
                .filter(wanted -> !matches(wanted, etag))
                .isPresent()) {
            throw new PurserException(S3Error.OBJECT_PRECONDITION_FAILED);
        }
        Headers facts = facts(content, etag);
        if (exchange.request()
                .header("If-None-Match")
                .filter(had -> matches(had, etag))
                .isPresent()) {
            return Answer.empty(304, facts);
        }
        long size = content.entry().size();
        Optional<ByteRange> range = range(exchange, size);
        long offset = range.map(ByteRange::offset).orElse(0L);
        long length = range.map(ByteRange::length).orElse(size);
        Headers headers = range.map(part -> facts.with("Content-Range", part.contentRange(size)))
                .orElse(facts)
                .with("Content-Length", Long.toString(length));
        int status = range.isPresent() ? 206 : 200;
        if (!whole) {
            return Answer.empty(status, headers);
        }
        exchange.recording()
                .transfer(Transfer.builder().offset(offset).length(length).build());
        return new Answer(status, headers, content.body(offset, length));
    }

    private static Optional<ByteRange> range(Exchange exchange, long size) {
        Optional<String> asked = exchange.request().header("Range");
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        try {
            return ByteRange.parse(asked.get(), size);
        } catch (ByteRange.Unsatisfiable refused) {
            throw new AnsweredFailure(
                    S3Error.OBJECT_RANGE_INVALID, Map.of(), Headers.of("Content-Range", ByteRange.unsatisfied(size)));
        }
    }

    private static boolean matches(String field, String etag) {
        for (String one : field.split(",")) {
            String tag = one.strip();
            if (tag.equals("*") || tag.equals(etag) || ('"' + tag + '"').equals(etag)) {
                return true;
            }
        }
        return false;
    }

    private static Headers facts(Content content, String etag) {
        Instant modified = content.entry().modified();
        Headers.Builder headers = Headers.builder()
                .add("ETag", etag)
                .add("Last-Modified", DATE.format(modified))
                .add("Accept-Ranges", "bytes")
                .add("Content-Type", content.type().orElse("binary/octet-stream"));
        content.encoding().ifPresent(encoding -> headers.add("Content-Encoding", encoding));
        content.metadata().forEach((name, value) -> headers.add("x-amz-meta-" + name, value));
        return headers.build();
    }
}
