package dev.purser.aws.cloudtrail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where members stand that this dialect does not write, among those that it does. */
final class Places {
    /** CloudTrail's members in their order: of a record, of its identity, of that one's session. */
    private static final List<String> KNOWN = List.of(
            "eventVersion",
            "userIdentity",
            "type",
            "principalId",
            "arn",
            "accountId",
            "accessKeyId",
            "userName",
            "sessionContext",
            "sessionIssuer",
            "webIdFederationData",
            "attributes",
            "sourceIdentity",
            "ec2RoleDelivery",
            "assumedRoot",
            "signInSessionArn",
            "identityProvider",
            "invokedBy",
            "inScopeOf",
            "eventTime",
            "eventSource",
            "eventName",
            "awsRegion",
            "sourceIPAddress",
            "userAgent",
            "errorCode",
            "errorMessage",
            "requestParameters",
            "responseElements",
            "additionalEventData",
            "requestID",
            "eventID",
            "readOnly",
            "resources",
            "eventType",
            "apiVersion",
            "managementEvent",
            "recipientAccountId",
            "sharedEventID",
            "serviceEventDetails",
            "vpcEndpointId",
            "vpcEndpointAccountId",
            "addendum",
            "eventCategory",
            "tlsDetails",
            "sessionCredentialFromConsole");

    private static final Map<String, Integer> PLACES = places();

    private Places() {}

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        KNOWN.forEach(name -> places.put(name, places.size()));
        return places;
    }

    /** Puts a further name before the first that is known to stand behind it; at the end where it is not known itself. */
    static void insert(String name, List<String> names) {
        Integer place = PLACES.get(name);
        int at = names.size();
        for (int i = 0; place != null && i < names.size(); i++) {
            Integer other = PLACES.get(names.get(i));
            if (other != null && other > place) {
                at = i;
                break;
            }
        }
        names.add(at, name);
    }
}
