package dev.purser.delivery;

/** Keeps secret options as bytes that only this program can read; given by the server. Thread-safe. */
public interface SecretBox {
    /**
     * @param purpose names the one thing that the secret is for: the bytes cannot be opened under another name
     * @return bytes to store
     */
    byte[] seal(String purpose, byte[] plain);

    /**
     * @throws dev.purser.event.PurserException if the bytes were sealed under another key or purpose, or were changed
     */
    byte[] open(String purpose, byte[] sealed);
}
