package dev.purser.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;

/**
 * A store of blobs: bytes are gathered in an upload, and become a blob in one step.
 *
 * <p>Names are chosen by the caller, unique for ever, and match {@link BlobName#PATTERN}; anything else is refused with
 * {@link IllegalArgumentException} before the store is touched. A blob never changes once it is there. Safe for many
 * threads; one upload is written by one thread at a time, which is for the caller to see to.
 *
 * <p>Every driver passes {@code AbstractBlobDriverTests}.
 */
public interface BlobDriver extends AutoCloseable {
    /**
     * Begins an upload of no bytes. It need not survive a power cut.
     *
     * @throws FileAlreadyExistsException if there is one of that name
     */
    void createUpload(String upload) throws IOException;

    /**
     * Bytes gathered so far; after a crash, how many of them are left.
     *
     * @throws NoSuchFileException if there is no such upload
     */
    long uploadSize(String upload) throws IOException;

    /**
     * Continues an upload. What was written when the stream is closed counts as gathered, whether or not the writer came
     * to its end; it is handed to the store, but need not be durable.
     *
     * @param offset must be the upload's size
     * @throws NoSuchFileException if there is no such upload
     * @throws IllegalArgumentException if the offset is not the size
     */
    OutputStream append(String upload, long offset) throws IOException;

    /**
     * Reads what an upload has gathered so far.
     *
     * @throws NoSuchFileException if there is no such upload
     */
    InputStream readUpload(String upload) throws IOException;

    /**
     * Turns an upload into a blob. When it returns, the blob is durable, its name included, and the upload is gone. When
     * it throws, the blob may or may not be there, and nothing may be taken as durable.
     *
     * @return the blob's size in bytes
     * @throws NoSuchFileException if there is no such upload
     * @throws FileAlreadyExistsException if there is a blob of that name
     */
    long commit(String upload, String blob) throws IOException;

    /**
     * Drops an upload and its bytes.
     *
     * @throws NoSuchFileException if there is no such upload
     */
    void deleteUpload(String upload) throws IOException;

    /**
     * Finds a blob. Nothing is held open: no need to close what is returned.
     *
     * @throws NoSuchFileException if there is no such blob
     */
    BlobContent open(String blob) throws IOException;

    /**
     * Removes a blob for good. Streams that are being read from it may end early.
     *
     * @throws NoSuchFileException if there is no such blob
     */
    void delete(String blob) throws IOException;

    /** All blobs, in no order; those that come or go meanwhile may be missed. To be closed. */
    Stream<StoredBlob> blobs() throws IOException;

    /** All uploads, in no order; those that come or go meanwhile may be missed. To be closed. */
    Stream<StoredUpload> uploads() throws IOException;

    @Override
    void close();
}
