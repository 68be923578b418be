/**
 * What a query is bound against: {@link dev.purser.kql.schema.Catalog} with its tables, stored functions, moment and
 * limits. All of it is the caller's own and trusted, unlike the query.
 */
package dev.purser.kql.schema;
