package dev.purser.azure.resourcelog;

import dev.purser.azure.record.Slices;
import java.util.List;
import java.util.Optional;

/** An identity that is an object of claims, as Azure's generic form of records has it. */
final class ObjectIdentity {
    private static final List<String> NAMES = List.of(
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
            "upn",
            "unique_name",
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
            "name",
            "appid",
            "http://schemas.microsoft.com/identity/claims/objectidentifier",
            "oid");

    private ObjectIdentity() {}

    /** The name that the claims tell, the one of a person first. */
    static Optional<String> text(Slices record) {
        int place = record.find("identity");
        Slices identity = new Slices();
        if (place < 0 || !identity.parse(record, place)) {
            return Optional.empty();
        }
        int claims = identity.find("claims");
        Slices inner = new Slices();
        Slices said = claims >= 0 && inner.parse(identity, claims) ? inner : identity;
        return NAMES.stream().flatMap(name -> said.some(name).stream()).findFirst();
    }
}
