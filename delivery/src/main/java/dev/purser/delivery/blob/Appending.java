package dev.purser.delivery.blob;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.AppendBlobRequestConditions;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.BlobType;
import com.azure.storage.blob.options.AppendBlobCreateOptions;
import com.azure.storage.blob.specialized.AppendBlobClient;
import dev.purser.storage.object.ObjectStore.Facts;
import dev.purser.storage.object.ObjectStoreException;
import dev.purser.storage.object.ObjectStoreException.Kind;
import java.io.ByteArrayInputStream;
import java.util.Arrays;

/**
 * Appends to blobs, piece by piece, each at the position where it belongs. What is not known to have arrived is remembered:
 * when the same bytes come again, the blob is looked at, and only what is missing is sent. For one thread.
 */
final class Appending {
    /** How many blocks an append blob takes. */
    static final int MOST_BLOCKS = 50_000;

    /** What every version of the service takes as one block. */
    static final int PIECE = 4 << 20;

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    /** An append that may have arrived, wholly or in part. */
    private record Doubt(String container, String name, long position, byte[] bytes) {}

    private record State(long length, int blocks) {}

    private final BlobAccount account;
    private final int mostBlocks;
    private Doubt doubt = new Doubt("", "", 0, new byte[0]);

    Appending(BlobAccount account, int mostBlocks) {
        this.account = account;
        this.mostBlocks = mostBlocks;
    }

    /**
     * @return the name of the blob that took it: this one, or the one that continues it
     * @throws BlobStorageException as the service answers
     */
    String append(BlobContainerClient container, String name, byte[] bytes, Facts facts) throws ObjectStoreException {
        // Pieces end with lines, so there may be more of them than of full ones.
        int pieces = 2 * Math.ceilDiv(bytes.length, PIECE) - 1;
        for (int number = 1; ; number++) {
            String candidate = number == 1 ? name : continued(name, number);
            AppendBlobClient blob = container.getBlobClient(candidate).getAppendBlobClient();
            State state = state(blob, facts);
            boolean same = doubt.container().equals(container.getBlobContainerName())
                    && doubt.name().equals(candidate)
                    && Arrays.equals(doubt.bytes(), bytes);
            if (same || state.blocks() + pieces <= mostBlocks) {
                long from = same ? Math.min(doubt.position(), state.length()) : state.length();
                doubt = new Doubt(container.getBlobContainerName(), candidate, from, bytes);
                send(blob, bytes, arrived(blob, bytes, from, state.length()), state.length());
                blob.setMetadataWithResponse(AppendBlobs.metadata(facts), null, account.timeout(), Context.NONE);
                doubt = new Doubt("", "", 0, new byte[0]);
                return candidate;
            }
        }
    }

    /** {@code PT1H.json} is continued by {@code PT1H_2.json}. */
    static String continued(String name, int number) {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        String more = "_" + number;
        return dot < 0 ? name + more : name.substring(0, dot) + more + name.substring(dot);
    }

    /** How long the blob is; makes it where there is none. */
    private State state(AppendBlobClient blob, Facts facts) throws ObjectStoreException {
        try {
            return existing(blob);
        } catch (BlobStorageException e) {
            if (e.getStatusCode() != NOT_FOUND || BlobErrors.code(e).equals("ContainerNotFound")) {
                throw e;
            }
        }
        try {
            blob.createWithResponse(
                    new AppendBlobCreateOptions()
                            .setHeaders(AppendBlobs.headers(facts))
                            .setMetadata(AppendBlobs.metadata(facts))
                            .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*")),
                    account.timeout(),
                    Context.NONE);
            return new State(0, 0);
        } catch (BlobStorageException e) {
            if (e.getStatusCode() != CONFLICT) {
                throw e;
            }
            return existing(blob);
        }
    }

    private State existing(AppendBlobClient blob) throws ObjectStoreException {
        BlobProperties properties = blob.getPropertiesWithResponse(null, account.timeout(), Context.NONE)
                .getValue();
        if (properties.getBlobType() != BlobType.APPEND_BLOB) {
            throw new ObjectStoreException(
                    Kind.MISCONFIGURED,
                    blob.getBlobName() + " is there already and is no append blob; move it, or set another prefix",
                    null);
        }
        return new State(properties.getBlobSize(), properties.getCommittedBlockCount());
    }

    /** How many of the bytes stand in the blob already, from this position on: all of some pieces, or none. */
    private int arrived(AppendBlobClient blob, byte[] bytes, long from, long length) {
        int there = 0;
        while (there < bytes.length) {
            int count = piece(bytes, there);
            if (length < from + there + count) {
                return there;
            }
            byte[] found = blob.downloadContentWithResponse(
                            null,
                            null,
                            new BlobRange(from + there, (long) count),
                            false,
                            account.timeout(),
                            Context.NONE)
                    .getValue()
                    .toBytes();
            if (!Arrays.equals(found, 0, count, bytes, there, there + count)) {
                return there;
            }
            there += count;
        }
        return there;
    }

    /**
     * @param already so many bytes stand in the blob
     * @param length of the blob
     */
    private void send(AppendBlobClient blob, byte[] bytes, int already, long length) {
        int sent = already;
        long position = length;
        while (sent < bytes.length) {
            int count = piece(bytes, sent);
            // The condition keeps a request that was delayed on its way from arriving after its own repetition.
            blob.appendBlockWithResponse(
                    new ByteArrayInputStream(bytes, sent, count),
                    count,
                    null,
                    new AppendBlobRequestConditions().setAppendPosition(position),
                    account.timeout(),
                    Context.NONE);
            sent += count;
            position += count;
        }
    }

    /** How long the next piece is: it ends with a line, if a whole one fits. */
    private static int piece(byte[] bytes, int from) {
        if (bytes.length - from <= PIECE) {
            return bytes.length - from;
        }
        for (int end = from + PIECE; end > from; end--) {
            if (bytes[end - 1] == '\n') {
                return end - from;
            }
        }
        return PIECE;
    }
}
