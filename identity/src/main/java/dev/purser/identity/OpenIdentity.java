package dev.purser.identity;

/** The services of this room, side by side. */
record OpenIdentity(
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
        SecretBox secretBox,
        CallerLoader callers)
        implements Identity {
    @Override
    public Caller anonymous() {
        return callers.anonymous();
    }

    /** Nothing of its own is open: the database is closed by whoever opened it. */
    @Override
    public void close() {}
}
