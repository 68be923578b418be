package dev.purser.ibm.activitytracker;

import dev.purser.event.Origin;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Home;
import java.util.Optional;

/**
 * An event's account and location in IBM's forms: the account by its 32 hexadecimal digits, the location by the edition's
 * table.
 */
record Place(
        Optional<String> asAccount,
        Optional<String> asLocation,
        boolean foreign,
        String service,
        String account,
        String location,
        String logSource,
        Filing filing) {
    private static final String NO_GUID = "0".repeat(20);

    /**
     * @param foreign true if the event was read from Activity Tracker, whose locations stand as they are
     */
    static Place of(Settings settings, Origin origin, boolean foreign, String service) {
        String account = hex(origin.account(), settings.home());
        String location = settings.filed().of(origin.location(), foreign);
        return new Place(
                origin.account(),
                origin.location(),
                foreign,
                service,
                account,
                location,
                Crn.of(service, location, account),
                new Filing(account, location, "", ""));
    }

    boolean isOf(Origin origin, boolean otherForeign, String otherService) {
        return foreign == otherForeign
                && asAccount.equals(origin.account())
                && asLocation.equals(origin.location())
                && service.equals(otherService);
    }

    /** The location of events as Purser names it. */
    static String asLocation(String location, Settings settings) {
        return location.equals(settings.location()) && settings.home() != Home.NOWHERE
                ? settings.home().location()
                : location;
    }

    private static String hex(Optional<String> account, Home home) {
        if (account.isEmpty() || account.get().equals(home.account())) {
            return home.hex();
        }
        String text = account.get();
        if (digits(text, 0, 32, 'f')) {
            return text;
        }
        if (digits(text, 0, 12, '9')) {
            return NO_GUID + text;
        }
        if (Guids.is(text)) {
            return text.replace("-", "");
        }
        return home.hex();
    }

    /** The account as Purser names it. */
    static String asAccount(String hex, Home home) {
        if (hex.equals(home.hex())) {
            return home.account();
        }
        return digits(hex, 0, 32, 'f') && hex.startsWith(NO_GUID) && digits(hex, 20, 12, '9') ? hex.substring(20) : hex;
    }

    private static boolean digits(String text, int from, int count, char last) {
        if (text.length() != from + count) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > last)) {
                return false;
            }
        }
        return true;
    }
}
