/**
 * One HTTP client for the types that deliver by HTTP: bounded in time and in what it reads, following no redirect,
 * speaking to no forbidden address, and saying of each answer what sort of failure it is. Does not retry. Start at
 * {@link dev.purser.delivery.http.HttpSender}.
 */
package dev.purser.delivery.http;
