package dev.purser.identity;

/**
 * Keeps what has to be known again, such as a private key, as bytes that only this program can read: encrypted under the
 * key file, which is not in the database. Thread-safe.
 */
public interface SecretBox {
    /**
     * @param belongsTo names the one thing that the secret is for: the bytes cannot be opened under another name
     * @return bytes to store; different each time
     */
    byte[] seal(byte[] plain, String belongsTo);

    /**
     * @throws dev.purser.event.PurserException {@link IdentityError#KEY_FILE_UNUSABLE} if the bytes were sealed under
     *     another key or name, or were changed
     */
    byte[] open(byte[] sealed, String belongsTo);
}
