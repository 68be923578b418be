package dev.purser.azure.record;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Accounts as GUIDs, which Azure's subscriptions and tenants are. A GUID stands for itself; an account number of twelve
 * digits fills the last group of a GUID of zeros; 32 hexadecimal digits are a GUID without its hyphens.
 */
public final class Accounts {
    private static final int NUMBER = 12;
    private static final int HEX = 32;
    private static final int GUID = 36;

    private Accounts() {}

    /** The GUID that an account's text stands for; empty if it has none of the three forms. */
    public static Optional<UUID> guid(String account) {
        return switch (account.length()) {
            case NUMBER -> digits(account) ? Optional.of(new UUID(0, Long.parseLong(account, 16))) : Optional.empty();
            case HEX ->
                hex(account, 0, HEX)
                        ? Optional.of(new UUID(
                                Long.parseUnsignedLong(account, 0, 16, 16),
                                Long.parseUnsignedLong(account, 16, 32, 16)))
                        : Optional.empty();
            case GUID -> hyphened(account) ? Optional.of(UUID.fromString(account)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** The account that a GUID stands for: its number where it holds one, else the GUID in lower case. */
    public static String text(UUID guid) {
        long last = guid.getLeastSignificantBits();
        if (guid.getMostSignificantBits() == 0 && last >>> 48 == 0) {
            String number = String.valueOf(guid).substring(GUID - NUMBER);
            if (digits(number)) {
                return number;
            }
        }
        return guid.toString();
    }

    /** A GUID as resource ids have it. */
    public static String upper(UUID guid) {
        return guid.toString().toUpperCase(Locale.ROOT);
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** True for eight, four, four, four and twelve hexadecimal digits with hyphens between. */
    public static boolean hyphened(String text) {
        return text.length() == GUID
                && text.charAt(8) == '-'
                && text.charAt(13) == '-'
                && text.charAt(18) == '-'
                && text.charAt(23) == '-'
                && hex(text, 0, 8)
                && hex(text, 9, 13)
                && hex(text, 14, 18)
                && hex(text, 19, 23)
                && hex(text, 24, GUID);
    }

    private static boolean hex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return true;
    }
}
