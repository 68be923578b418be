package dev.purser.http.plain;

import dev.purser.event.Recording;
import dev.purser.identity.Caller;
import dev.purser.identity.IssuedToken;
import dev.purser.identity.TokenIssuer;
import dev.purser.identity.TokenRequest;
import dev.purser.identity.TokenScope;
import java.util.List;
import java.util.Optional;

final class PlainTokenIssuer implements TokenIssuer {
    @Override
    public String service() {
        return "purser";
    }

    @Override
    public IssuedToken issue(Recording recording, Caller caller, TokenRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String challenge(String realm, List<TokenScope> wanted, Optional<String> error) {
        return "Basic realm=\"purser\"";
    }

    @Override
    public String rotate(Recording recording) {
        return "key-2";
    }

    @Override
    public boolean rotationDue() {
        return false;
    }
}
