package dev.purser.identity;

import dev.purser.event.MalformedEventException;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an access token says (RFC 7519; CNCF Distribution, "Token authentication implementation").
 *
 * @param issuer and audience: the registry's service
 * @param subject the principal's id; empty for an anonymous caller
 * @param id the token's id
 * @param generation the principal's, when the token was signed
 * @param access what it may be used for
 */
record AccessClaims(
        String issuer,
        Optional<MintedId> subject,
        String audience,
        String id,
        Instant issuedAt,
        Instant expires,
        long generation,
        List<TokenScope> access) {
    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    byte[] json() {
        JsonBytes json = new JsonBytes(512);
        json.open();
        json.text("iss", issuer);
        json.text("sub", subject.map(MintedId::toString).orElse(""));
        json.text("aud", audience);
        json.text("jti", id);
        json.number("iat", issuedAt.getEpochSecond());
        json.number("nbf", issuedAt.getEpochSecond());
        json.number("exp", expires.getEpochSecond());
        json.number("gen", generation);
        json.openArray("access");
        for (TokenScope scope : access) {
            json.open();
            json.text("type", scope.type());
            json.text("name", scope.name());
            json.openArray("actions");
            scope.actions().forEach(json::element);
            json.closeArray();
            json.close();
        }
        json.closeArray();
        json.close();
        return json.copy(0);
    }

    /** Empty if the bytes are not such claims: every member must be there, and no other. */
    static Optional<AccessClaims> read(byte[] json) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        List<TokenScope> access = new ArrayList<>();
        try (JsonCursor cursor = new JsonCursor("token", json)) {
            cursor.whole(name -> {
                switch (name) {
                    case "iss", "sub", "aud", "jti" -> texts.put(name, cursor.text());
                    case "iat", "nbf", "exp", "gen" -> numbers.put(name, cursor.number());
                    case "access" -> cursor.array(() -> access.add(scope(cursor)));
                    default -> cursor.unknown(name);
                }
            });
        } catch (MalformedEventException e) {
            return Optional.empty();
        }
        if (texts.size() != 4 || numbers.size() != 4) {
            return Optional.empty();
        }
        String subject = texts.get("sub");
        Optional<MintedId> principal = MintedId.of(subject);
        if (principal.isEmpty() && !subject.isEmpty() || outOfRange(numbers)) {
            return Optional.empty();
        }
        return Optional.of(new AccessClaims(
                texts.get("iss"),
                principal,
                texts.get("aud"),
                texts.get("jti"),
                Instant.ofEpochSecond(numbers.get("iat")),
                Instant.ofEpochSecond(numbers.get("exp")),
                numbers.get("gen"),
                access));
    }

    private static boolean outOfRange(Map<String, Long> times) {
        return Stream.of("iat", "nbf", "exp").map(times::get).anyMatch(time -> time < 0 || time > LAST_SECOND);
    }

    private static TokenScope scope(JsonCursor cursor) {
        Map<String, String> texts = new HashMap<>();
        Set<String> actions = new LinkedHashSet<>();
        cursor.object(name -> {
            switch (name) {
                case "type", "name" -> texts.put(name, cursor.text());
                case "actions" -> actions.addAll(cursor.texts());
                default -> cursor.unknown(name);
            }
        });
        return new TokenScope(
                cursor.required("type", texts.get("type")), cursor.required("name", texts.get("name")), actions);
    }
}
