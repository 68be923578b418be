package dev.purser.identity;

import java.util.Optional;

/** The room as one thing. */
record StoredIdentity(
        AccountIds account,
        Authenticator authenticator,
        Authorizer authorizer,
        TokenIssuer tokenIssuer,
        Users users,
        Robots robots,
        Tokens tokens,
        AccessKeys accessKeys,
        Roles roles,
        NetworkRules networkRules,
        Administrators administrators,
        Callers callers)
        implements Identity {
    @Override
    public Caller anonymous() {
        return callers.anonymous(Optional.empty());
    }

    @Override
    public void close() {}
}
