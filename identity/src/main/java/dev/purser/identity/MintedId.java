package dev.purser.identity;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The id of a principal or credential: 80 random bits that every cloud's dialect can print and read back.
 *
 * <p>Printed as base32 they fill the sixteen characters behind {@code AIDA}, {@code AROA} or {@code AKIA}. Printed as a
 * GUID they fill 80 of its 122 free bits; the other 42 are the beginning of a SHA-256 over them, so that a foreign GUID
 * is not taken for one of ours. The GUID looks like a random one (RFC 9562, version 4).
 */
public record MintedId(long high, int low) implements Comparable<MintedId> {
    /** What an AWS id begins with. */
    public enum Prefix {
        /** A user or robot. */
        AIDA,
        /** A role. */
        AROA,
        /** A long-lived access key. */
        AKIA
    }

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String USER = "IBMid-";
    private static final String SERVICE = "iam-ServiceId-";

    /** Holds the upper 64 bits in {@code high} and the lower 16 in {@code low}. */
    public MintedId {
        if (low < 0 || low > 0xFFFF) {
            throw new IllegalArgumentException("the lower part has 16 bits");
        }
    }

    /** A fresh one, from the system's generator. */
    public static MintedId mint() {
        return new MintedId(RANDOM.nextLong(), RANDOM.nextInt(0x10000));
    }

    /** For example {@code AKIAIOSFODNN7EXAMPLE}. */
    public String aws(Prefix prefix) {
        BigInteger bits = new BigInteger(1, bytes());
        char[] text = new char[16];
        for (int i = 0; i < 16; i++) {
            text[i] = ALPHABET.charAt(bits.shiftRight(75 - 5 * i).intValue() & 31);
        }
        return prefix.name() + new String(text);
    }

    /** Reads an id with that prefix; empty if it cannot be one. */
    public static Optional<MintedId> ofAws(Prefix prefix, String text) {
        if (text.length() != 20 || !text.startsWith(prefix.name())) {
            return Optional.empty();
        }
        long high = 0;
        int low = 0;
        for (int i = 4; i < 20; i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            // Five bits move in from the right over both halves.
            high = high << 5 | low >>> 11;
            low = low << 5 & 0xFFFF | digit;
        }
        return Optional.of(new MintedId(high, low));
    }

    public UUID guid() {
        // First half: 48 bits of ours, the version, 12 of ours. Second half: the variant, 4 and 16 of ours, 42 of
        // check.
        long first = (high & 0xFFFF_FFFF_FFFF_0000L) | 0x4000L | (high >>> 4 & 0xFFFL);
        long second = 0x8000_0000_0000_0000L | (high & 0xFL) << 58 | (long) low << 42 | check();
        return new UUID(first, second);
    }

    /** Reads a GUID made by {@link #guid}; empty for every other one. */
    public static Optional<MintedId> ofGuid(UUID guid) {
        long first = guid.getMostSignificantBits();
        long second = guid.getLeastSignificantBits();
        long high = (first & 0xFFFF_FFFF_FFFF_0000L) | (first & 0xFFFL) << 4 | (second >>> 58 & 0xFL);
        MintedId id = new MintedId(high, (int) (second >>> 42 & 0xFFFFL));
        return id.guid().equals(guid) ? Optional.of(id) : Optional.empty();
    }

    /** For example {@code IBMid-} and the GUID: a user. */
    public String ibmUser() {
        return USER + guid();
    }

    /** For example {@code iam-ServiceId-} and the GUID: a robot. */
    public String ibmService() {
        return SERVICE + guid();
    }

    /** Reads either IBM form; empty for every other text. */
    public static Optional<MintedId> ofIbm(String text) {
        String guid = text.startsWith(SERVICE)
                ? text.substring(SERVICE.length())
                : text.startsWith(USER) ? text.substring(USER.length()) : "";
        return of(guid);
    }

    /** Reads the GUID's text, as {@link #toString} prints it. */
    public static Optional<MintedId> of(String guid) {
        try {
            UUID read = UUID.fromString(guid);
            return read.toString().equals(guid.toLowerCase(Locale.ROOT)) ? ofGuid(read) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(MintedId other) {
        int upper = Long.compareUnsigned(high, other.high);
        return upper != 0 ? upper : Integer.compare(low, other.low);
    }

    /** The GUID: the form that Purser itself uses. */
    @Override
    public String toString() {
        return guid().toString();
    }

    private byte[] bytes() {
        return ByteBuffer.allocate(10).putLong(high).putShort((short) low).array();
    }

    private long check() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes());
            return ByteBuffer.wrap(hash).getLong() >>> 22;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
