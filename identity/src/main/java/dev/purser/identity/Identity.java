package dev.purser.identity;

/** Everything of this room, opened together over one metadata database. Thread-safe. */
public interface Identity extends AutoCloseable {
    AccountIds account();

    Authenticator authenticator();

    Authorizer authorizer();

    TokenIssuer tokenIssuer();

    Users users();

    Robots robots();

    Tokens tokens();

    AccessKeys accessKeys();

    Roles roles();

    NetworkRules networkRules();

    Administrators administrators();

    /** For secrets of the rooms above that have to be known again. */
    SecretBox secretBox();

    /** The caller without credentials, with the roles that such callers hold now. */
    Caller anonymous();

    @Override
    void close();
}
