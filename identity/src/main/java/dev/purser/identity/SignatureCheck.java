package dev.purser.identity;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Credential;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds out who signed a request. A secret of 240 random bits cannot be guessed, so a key's throttle never holds up a
 * signature that is right: it only decides what one that is wrong is told. An address that fails often is held up as with
 * passwords.
 */
final class SignatureCheck {
    private static final int LONGEST = 64;

    private final AccessKeys keys;
    private final LoginThrottle throttle;

    SignatureCheck(AccessKeys keys, LoginThrottle throttle) {
        this.keys = keys;
        this.throttle = throttle;
    }

    /**
     * @param prefix the address prefix that the request came from
     * @throws LoginRefusedException {@code ACCESS_KEY_INVALID}, {@code SIGNATURE_WRONG}, {@code TOO_MANY_ATTEMPTS}
     */
    Caller authenticate(Credentials.Signed signed, String prefix) {
        String id = signed.accessKey();
        Credential presented = new Credential(
                Credential.Kind.ACCESS_KEY, Optional.of(id.length() > LONGEST ? id.substring(0, LONGEST) : id));
        String credential = presented.kind().text() + ":" + presented.id().orElseThrow();
        Actor nobody = Actor.builder(ActorKind.ANONYMOUS).presented(presented).build();
        throttle.waitOfAddress(prefix).ifPresent(wait -> {
            throw refused(IdentityError.TOO_MANY_ATTEMPTS, nobody, credential, Optional.of(wait));
        });
        Optional<AccessKeys.Signing> known =
                MintedId.ofAws(MintedId.Prefix.AKIA, id).flatMap(keys::signing);
        if (known.isPresent() && signed.proof().test(known.get().secret())) {
            throttle.succeeded(credential);
            return known.get().caller();
        }
        Optional<Duration> wait = throttle.waitOfCredential(credential);
        throttle.failed(credential, prefix);
        IdentityError error = wait.isPresent()
                ? IdentityError.TOO_MANY_ATTEMPTS
                : known.isPresent() ? IdentityError.SIGNATURE_WRONG : IdentityError.ACCESS_KEY_INVALID;
        throw refused(error, known.map(signing -> signing.caller().actor()).orElse(nobody), credential, wait);
    }

    private static LoginRefusedException refused(
            IdentityError error, Actor attempted, String credential, Optional<Duration> wait) {
        return new LoginRefusedException(error, attempted, credential, wait);
    }
}
