package dev.purser.identity;

import java.util.UUID;

/**
 * The registry's own account, in the forms that the clouds know; made once, when the database is new.
 *
 * @param number 12 digits, the first of them not zero
 * @param guid a subscription's or tenant's form
 * @param hex 32 hexadecimal digits
 */
public record AccountIds(String number, UUID guid, String hex) {}
