package dev.purser.identity;

import dev.purser.event.PurserException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads Basic (RFC 7617, UTF-8) and Bearer (RFC 6750) credentials. */
final class AuthorizationHeader {
    /** Longest header that is looked at, in characters: an access token with many scopes fits many times over. */
    private static final int LONGEST = 16 * 1024;

    private AuthorizationHeader() {}

    static Credentials parse(Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return Credentials.NONE;
        }
        String header = authorization.get().strip();
        int space = header.indexOf(' ');
        if (space < 0 || header.length() > LONGEST) {
            throw malformed("no scheme with credentials");
        }
        String value = header.substring(space + 1).strip();
        return switch (header.substring(0, space).toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(value);
            case "bearer" -> bearer(value);
            default -> throw malformed("a scheme other than Basic and Bearer");
        };
    }

    private static Credentials basic(String value) {
        String pair;
        try {
            byte[] bytes = Base64.getDecoder().decode(value);
            pair = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw malformed("Basic that is not base64 of UTF-8");
        }
        int colon = pair.indexOf(':');
        if (colon < 1 || pair.chars().anyMatch(Character::isISOControl)) {
            throw malformed("Basic without a name and a password");
        }
        return new Credentials.Basic(pair.substring(0, colon), Secret.of(pair.substring(colon + 1)));
    }

    private static Credentials bearer(String value) {
        if (value.isEmpty() || !value.chars().allMatch(AuthorizationHeader::tokenCharacter)) {
            throw malformed("Bearer without a token");
        }
        return new Credentials.Bearer(Secret.of(value));
    }

    /** RFC 6750 section 2.1, {@code b64token}. */
    private static boolean tokenCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~+/=".indexOf(c) >= 0;
    }

    private static PurserException malformed(String what) {
        return new PurserException(IdentityError.CREDENTIALS_MALFORMED, Map.of("reason", what));
    }
}
