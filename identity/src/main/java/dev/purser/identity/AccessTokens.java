package dev.purser.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens: JSON Web Tokens (RFC 7519) signed with Ed25519 (RFC 8037), with the claim {@code access} of Docker's token
 * flow. Tokens that were verified lately are remembered until they expire. Thread-safe.
 */
final class AccessTokens {
    private static final int LONGEST = 16 * 1024;
    private static final int MOST = 8192;
    private static final Base64.Encoder ENCODE = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODE = Base64.getUrlDecoder();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(8).build())
            .build();

    /**
     * What a token says.
     *
     * @param subject the principal's name; empty for anonymous callers
     * @param epoch counts the principal's changes of password: an older token no longer holds
     */
    record Claims(String id, String subject, long epoch, Instant expires, List<TokenScope> access) {}

    private final SigningKeys keys;
    private final String service;
    private final Clock clock;
    private final Map<String, Claims> verified = new ConcurrentHashMap<>();

    AccessTokens(SigningKeys keys, String service, Clock clock) {
        this.keys = keys;
        this.service = service;
        this.clock = clock;
    }

    Secret issue(String id, String subject, long epoch, Instant now, Duration life, List<TokenScope> access) {
        SigningKeys.Key key = keys.newest();
        String header = json(out -> {
            out.writeStringField("alg", "EdDSA");
            out.writeStringField("typ", "JWT");
            out.writeStringField("kid", key.id());
        });
        String claims = json(out -> {
            out.writeStringField("iss", service);
            out.writeStringField("aud", service);
            out.writeStringField("sub", subject);
            out.writeNumberField("epoch", epoch);
            out.writeNumberField("iat", now.getEpochSecond());
            out.writeNumberField("nbf", now.getEpochSecond() - 5);
            out.writeNumberField("exp", now.plus(life).getEpochSecond());
            out.writeStringField("jti", id);
            out.writeArrayFieldStart("access");
            for (TokenScope scope : access) {
                out.writeStartObject();
                out.writeStringField("type", scope.type());
                out.writeStringField("name", scope.name());
                out.writeArrayFieldStart("actions");
                for (String action : scope.actions()) {
                    out.writeString(action);
                }
                out.writeEndArray();
                out.writeEndObject();
            }
            out.writeEndArray();
        });
        String signed = header + "." + claims;
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.secret());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return Secret.of(signed + "." + ENCODE.encodeToString(signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has Ed25519", impossible);
        }
    }

    /** The claims, if the token is ours, signed by a key that we still know, and in its time. */
    Optional<Claims> verify(Secret token) {
        String text = token.reveal();
        Claims known = verified.get(text);
        if (known == null) {
            if (text.length() > LONGEST) {
                return Optional.empty();
            }
            Optional<Claims> read = check(text);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            known = read.get();
            if (verified.size() >= MOST) {
                Instant now = clock.instant();
                verified.values().removeIf(one -> !now.isBefore(one.expires));
                if (verified.size() >= MOST) {
                    verified.clear();
                }
            }
            verified.put(text, known);
        }
        return clock.instant().isBefore(known.expires) ? Optional.of(known) : Optional.empty();
    }

    private Optional<Claims> check(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 1 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        try {
            Fields header = Fields.read(DECODE.decode(text.substring(0, first)));
            if (!"EdDSA".equals(header.texts.get("alg"))) {
                return Optional.empty();
            }
            Optional<java.security.PublicKey> key = keys.find(header.texts.getOrDefault("kid", ""));
            if (key.isEmpty()) {
                return Optional.empty();
            }
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key.get());
            signature.update(text.substring(0, second).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(DECODE.decode(text.substring(second + 1)))) {
                return Optional.empty();
            }
            return Fields.read(DECODE.decode(text.substring(first + 1, second))).claims(service, clock.instant());
        } catch (GeneralSecurityException | IllegalArgumentException | IOException malformed) {
            return Optional.empty();
        }
    }

    /** The members of a small JSON object, as far as tokens have them. */
    private static final class Fields {
        private final Map<String, String> texts = new java.util.HashMap<>();
        private final Map<String, Long> numbers = new java.util.HashMap<>();
        private final List<TokenScope> access = new ArrayList<>();

        private static Fields read(byte[] bytes) throws IOException {
            Fields fields = new Fields();
            try (JsonParser json = JSON.createParser(bytes)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new IllegalArgumentException("no JSON object");
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    switch (json.nextToken()) {
                        case VALUE_STRING -> fields.texts.put(name, json.getText());
                        case VALUE_NUMBER_INT -> fields.numbers.put(name, json.getLongValue());
                        case START_ARRAY -> fields.scopes(json);
                        default -> json.skipChildren();
                    }
                }
            }
            return fields;
        }

        private void scopes(JsonParser json) throws IOException {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                String type = "";
                String name = "";
                Set<String> actions = new LinkedHashSet<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String member = json.currentName();
                    json.nextToken();
                    switch (member) {
                        case "type" -> type = json.getText();
                        case "name" -> name = json.getText();
                        default -> {
                            while (json.nextToken() != JsonToken.END_ARRAY) {
                                actions.add(json.getText());
                            }
                        }
                    }
                }
                access.add(new TokenScope(type, name, actions));
            }
        }

        private Optional<Claims> claims(String service, Instant now) {
            long seconds = now.getEpochSecond();
            if (!service.equals(texts.get("aud"))
                    || !texts.containsKey("sub")
                    || !texts.containsKey("jti")
                    || numbers.getOrDefault("exp", 0L) <= seconds
                    || numbers.getOrDefault("nbf", Long.MAX_VALUE) > seconds) {
                return Optional.empty();
            }
            return Optional.of(new Claims(
                    texts.get("jti"),
                    texts.get("sub"),
                    numbers.getOrDefault("epoch", 0L),
                    Instant.ofEpochSecond(numbers.get("exp")),
                    access));
        }
    }

    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator out) throws IOException;
    }

    private static String json(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return ENCODE.encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
