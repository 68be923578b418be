package dev.purser.http.oci;

import dev.purser.event.Action;
import dev.purser.event.Permission;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.http.Answer;
import dev.purser.http.AnsweredFailure;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Headers;
import dev.purser.http.Request;
import dev.purser.registry.Blobs;
import dev.purser.registry.Digest;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;
import dev.purser.registry.Uploads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Uploads of blobs: in one request, in two, in chunks or as a stream; their state, their end, and mounts. */
final class UploadResource {
    private static final String ALL = "/blobs/uploads/";
    private static final String ONE = ALL + "{upload}";

    private final Uploads uploads;
    private final Blobs blobs;

    UploadResource(Uploads uploads, Blobs blobs) {
        this.uploads = uploads;
        this.blobs = blobs;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Oci.in("POST", ALL, "StartUpload")
                        .does(Action.LAYER_UPLOAD_START, Action.LAYER_UPLOAD_COMPLETE, Action.LAYER_MOUNT)
                        .summary("Opens an upload, takes a whole blob, or mounts one from another repository.")
                        .query("digest", "the body is the whole blob, of this digest")
                        .query("mount", "the digest of a blob to mount")
                        .query("from", "the repository to mount it from; without it, from wherever the caller may pull")
                        .query("digest-algorithm", "sha256 or sha512; what the last request names is what counts")
                        .answers(201, "the blob is there")
                        .answers(202, "an upload was opened; Location tells where it goes on")
                        .fails(
                                RegistryError.DIGEST_INVALID,
                                RegistryError.SIZE_INVALID,
                                RegistryError.QUOTA_EXCEEDED,
                                RegistryError.CREATION_DENIED)
                        .handle(this::start),
                Oci.in("PATCH", ONE, "UploadPart")
                        .does(Action.LAYER_UPLOAD_PART)
                        .summary("Takes a chunk, or a stream of any length.")
                        .header("Content-Range", "the chunk's first and last byte; without it, it goes to the end")
                        .answers(202, "taken; Range tells how far the upload has come")
                        .fails(
                                RegistryError.BLOB_UPLOAD_UNKNOWN,
                                RegistryError.RANGE_INVALID,
                                RegistryError.UPLOAD_BUSY,
                                RegistryError.SIZE_INVALID,
                                OciError.CHUNK_RANGE_MALFORMED)
                        .handle(this::append),
                Oci.in("PUT", ONE, "CompleteUpload")
                        .does(Action.LAYER_UPLOAD_COMPLETE)
                        .summary("Takes what is left, if anything, and makes the upload a blob.")
                        .query("digest", "the digest of the whole blob")
                        .header("Content-Range", "the chunk's first and last byte")
                        .answers(201, "the blob is there")
                        .fails(
                                RegistryError.BLOB_UPLOAD_UNKNOWN,
                                RegistryError.DIGEST_INVALID,
                                RegistryError.RANGE_INVALID,
                                RegistryError.UPLOAD_BUSY,
                                RegistryError.SIZE_INVALID,
                                RegistryError.QUOTA_EXCEEDED,
                                OciError.CHUNK_RANGE_MALFORMED)
                        .handle(this::complete),
                Oci.in("GET", ONE, "GetUpload")
                        .does(Action.LAYER_UPLOAD_STATUS)
                        .summary("Tells how far an upload has come.")
                        .answers(204, "Range tells it")
                        .fails(RegistryError.BLOB_UPLOAD_UNKNOWN)
                        .handle(this::state),
                Oci.in("DELETE", ONE, "CancelUpload")
                        .does(Action.LAYER_UPLOAD_CANCEL)
                        .summary("Gives an upload up.")
                        .answers(204, "done")
                        .fails(RegistryError.BLOB_UPLOAD_UNKNOWN, RegistryError.UPLOAD_BUSY)
                        .handle(this::cancel));
    }

    private Answer start(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        exchange.query().first("digest-algorithm").ifPresent(UploadResource::requireKnown);
        Optional<String> mounted = exchange.query().first("mount");
        if (mounted.isPresent()) {
            Digest digest = Digest.parse(mounted.get());
            if (mount(exchange, repository, digest)) {
                return stored(repository, digest);
            }
        }
        Optional<String> whole = exchange.query().first("digest");
        if (whole.isPresent()) {
            exchange.narrow(Action.LAYER_UPLOAD_COMPLETE, Optional.of(repository.namespace()));
            Digest digest = Digest.parse(whole.get());
            Request request = exchange.request();
            uploads.monolithic(
                    exchange.recording().status(201), repository, digest, announced(request), request.body());
            return stored(repository, digest);
        }
        exchange.narrow(Action.LAYER_UPLOAD_START, Optional.of(repository.namespace()));
        String upload = uploads.start(exchange.recording().status(202), repository);
        return standing(202, repository, upload, 0);
    }

    /** False where there is nothing to mount that the caller may pull: then the specification wants an upload. */
    private boolean mount(Exchange exchange, RepositoryName repository, Digest digest) {
        exchange.narrow(Action.LAYER_MOUNT, Optional.of(repository.namespace()));
        Optional<RepositoryName> from = exchange.query().first("from").map(RepositoryName::parse);
        if (from.isPresent()) {
            return exchange.mayElsewhere(
                            Permission.IMAGE_PULL,
                            from.get().namespace(),
                            from.get().text())
                    && blobs.mount(exchange.recording().status(201), repository, digest, from, seen -> true);
        }
        return blobs.mount(
                exchange.recording().status(201),
                repository,
                digest,
                from,
                namespace -> exchange.may(Permission.IMAGE_PULL, Optional.of(namespace)));
    }

    private Answer append(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        String upload = exchange.variable("upload");
        Request request = exchange.request();
        Optional<Long> from = ChunkRange.of(request).map(ChunkRange::first);
        Optional<Long> length = length(request);
        long size = orWhereItStands(
                repository,
                upload,
                () -> uploads.append(exchange.recording(), repository, upload, from, length, request.body()));
        return standing(202, repository, upload, size);
    }

    private Answer complete(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        String upload = exchange.variable("upload");
        Digest digest = Digest.parse(exchange.query().first("digest").orElse(""));
        Request request = exchange.request();
        Optional<Long> from = ChunkRange.of(request).map(ChunkRange::first);
        Recording recording = exchange.recording().status(201);
        orWhereItStands(repository, upload, () -> {
            uploads.complete(recording, repository, upload, digest, from, length(request), request.body());
            return 0;
        });
        return stored(repository, digest);
    }

    private Answer state(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        String upload = exchange.variable("upload");
        long size = uploads.size(exchange.recording(), repository, upload);
        return standing(204, repository, upload, size);
    }

    private Answer cancel(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        uploads.cancel(exchange.recording().status(204), repository, exchange.variable("upload"));
        return Answer.empty(204, Headers.NONE);
    }

    /** A chunk from the wrong place is answered with where the right one begins. */
    private static long orWhereItStands(RepositoryName repository, String upload, LongSupplier work) {
        try {
            return work.getAsLong();
        } catch (PurserException refused) {
            if (refused.error() == RegistryError.RANGE_INVALID
                    && refused.detail().get("offset") instanceof Long size) {
                throw new AnsweredFailure(
                        refused.error(),
                        refused.detail(),
                        where(repository, upload, size).build());
            }
            throw refused;
        }
    }

    private static Answer standing(int status, RepositoryName repository, String upload, long size) {
        return Answer.empty(status, where(repository, upload, size).build());
    }

    /** Of an upload without a byte the range is 0-0 too: the form that clients know from the first registry. */
    private static Headers.Builder where(RepositoryName repository, String upload, long size) {
        return Headers.builder()
                .add("Location", Oci.location(repository, "blobs/uploads", upload))
                .add("Range", "0-" + Math.max(0, size - 1))
                .add("Docker-Upload-UUID", upload);
    }

    private static Answer stored(RepositoryName repository, Digest digest) {
        return Answer.empty(
                201,
                Headers.of(
                        "Location",
                        Oci.location(repository, "blobs", digest.text()),
                        "Docker-Content-Digest",
                        digest.text()));
    }

    private static Optional<Long> announced(Request request) {
        return request.contentLength() >= 0 ? Optional.of(request.contentLength()) : Optional.empty();
    }

    private static Optional<Long> length(Request request) {
        return announced(request).or(() -> ChunkRange.of(request).map(ChunkRange::length));
    }

    private static void requireKnown(String algorithm) {
        if (Digest.Algorithm.of(algorithm).isEmpty()) {
            throw new PurserException(
                    RegistryError.DIGEST_INVALID, Map.of("algorithm", RegistryError.shown(algorithm)));
        }
    }
}
