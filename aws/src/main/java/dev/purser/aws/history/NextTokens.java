package dev.purser.aws.history;

import dev.purser.http.CursorSeal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Tokens that lead one caller to the rest of one lookup. Thread-safe. */
public final class NextTokens {
    private static final int PARTS = 6;

    private final CursorSeal seal = new CursorSeal(new SecureRandom(), "CloudTrail LookupEvents");

    /**
     * What a token leads to.
     *
     * @param from the earliest time that was meant when the lookup began
     * @param to the latest
     */
    public record Place(Instant from, Instant to, EventHistory.Rest rest) {}

    /**
     * @param bound who asks for what: a token holds for the same only
     */
    public String write(String bound, Place place) {
        String inside = place.from.getEpochSecond() + " " + place.to.getEpochSecond() + " " + place.rest.low() + " "
                + place.rest.high() + " " + place.rest.passed() + " " + hash(bound);
        return seal.seal(inside.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the token leads; empty if it was not made here, for the same caller and the same lookup. */
    public Optional<Place> read(String bound, String token) {
        return seal.open(token)
                .map(inside -> new String(inside, StandardCharsets.UTF_8).split(" ", PARTS))
                .filter(parts -> parts.length == PARTS && parts[PARTS - 1].equals(hash(bound)))
                .map(parts -> new Place(
                        Instant.ofEpochSecond(Long.parseLong(parts[0])),
                        Instant.ofEpochSecond(Long.parseLong(parts[1])),
                        new EventHistory.Rest(
                                Long.parseLong(parts[2]), Long.parseLong(parts[3]), Integer.parseInt(parts[4]))));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
