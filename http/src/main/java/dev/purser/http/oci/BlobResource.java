package dev.purser.http.oci;

import dev.purser.event.Action;
import dev.purser.event.Transfer;
import dev.purser.http.Answer;
import dev.purser.http.AnsweredFailure;
import dev.purser.http.ByteRange;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Headers;
import dev.purser.registry.Blobs;
import dev.purser.registry.Digest;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;
import dev.purser.storage.BlobContent;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Blobs: whether they are there, their content whole or in part, and their removal. */
final class BlobResource {
    private static final String PATH = "/blobs/{digest}";

    private final Blobs blobs;

    BlobResource(Blobs blobs) {
        this.blobs = blobs;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Oci.in("HEAD", PATH, "CheckBlob")
                        .does(Action.LAYER_CHECK)
                        .summary("Tells whether a repository has a blob, and its size.")
                        .answers(200, "it has")
                        .fails(RegistryError.DIGEST_INVALID, RegistryError.BLOB_UNKNOWN)
                        .handle(this::check),
                Oci.in("GET", PATH, "GetBlob")
                        .does(Action.LAYER_PULL)
                        .summary("Gives a blob, or one range of it.")
                        .header("Range", "one range of bytes; of several the whole is given")
                        .header("If-Range", "the entity tag for which the range counts")
                        .header("If-None-Match", "the entity tags that the client has")
                        .answers(200, "the whole")
                        .answers(206, "the range")
                        .answers(304, "the client has it")
                        .fails(RegistryError.DIGEST_INVALID, RegistryError.BLOB_UNKNOWN, OciError.RANGE_UNSATISFIABLE)
                        .handle(this::get),
                Oci.in("DELETE", PATH, "DeleteBlob")
                        .does(Action.LAYER_DELETE)
                        .summary("Unlinks a blob from a repository.")
                        .answers(202, "done")
                        .fails(RegistryError.DIGEST_INVALID, RegistryError.BLOB_UNKNOWN, RegistryError.BLOB_REFERENCED)
                        .handle(this::delete));
    }

    private Answer check(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        Digest digest = Oci.digest(exchange);
        Blobs.Blob blob = blobs.check(exchange.recording(), repository, digest);
        return Answer.empty(
                200,
                described(digest)
                        .add("Content-Length", Long.toString(blob.size()))
                        .build());
    }

    private Answer get(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        Digest digest = Oci.digest(exchange);
        BlobContent content = blobs.open(exchange.recording(), repository, digest);
        Headers asked = exchange.request().headers();
        if (EntityTag.unchanged(asked, digest.text())) {
            exchange.recording().transfer(Transfer.builder().length(0L).build());
            return Answer.empty(304, described(digest).build());
        }
        Optional<ByteRange> range = range(asked, digest, content.size());
        ByteRange part = range.orElse(new ByteRange(0, content.size()));
        exchange.recording()
                .transfer(Transfer.builder()
                        .offset(part.offset())
                        .length(part.length())
                        .build());
        Headers.Builder headers = described(digest);
        range.ifPresent(one -> headers.add("Content-Range", one.contentRange(content.size())));
        return new Answer(range.isPresent() ? 206 : 200, headers.build(), body(content, part));
    }

    private static Optional<ByteRange> range(Headers asked, Digest digest, long size) {
        Optional<String> field = asked.first("Range");
        if (field.isEmpty() || !EntityTag.rangeHolds(asked, digest.text())) {
            return Optional.empty();
        }
        try {
            return ByteRange.parse(field.get(), size);
        } catch (ByteRange.Unsatisfiable refused) {
            throw new AnsweredFailure(
                    OciError.RANGE_UNSATISFIABLE,
                    Map.of("size", size),
                    Headers.of("Content-Range", ByteRange.unsatisfied(size), "Accept-Ranges", "bytes"));
        }
    }

    private static Answer.Body body(BlobContent content, ByteRange part) {
        if (part.length() == 0) {
            return new Answer.Empty();
        }
        if (content.file().isPresent()) {
            return new Answer.FileSlice(content.file().get(), part.offset(), part.length());
        }
        return new Answer.Streamed(part.length(), out -> {
            try (InputStream in = content.stream(part.offset(), part.length())) {
                in.transferTo(out);
            }
        });
    }

    private Answer delete(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        Digest digest = Oci.digest(exchange);
        blobs.delete(exchange.recording().status(202), repository, digest);
        return Answer.empty(202, Headers.of("Docker-Content-Digest", digest.text()));
    }

    private static Headers.Builder described(Digest digest) {
        return Headers.builder()
                .add("Content-Type", MediaTypes.BYTES)
                .add("Docker-Content-Digest", digest.text())
                .add("ETag", EntityTag.of(digest.text()))
                .add("Accept-Ranges", "bytes");
    }
}
