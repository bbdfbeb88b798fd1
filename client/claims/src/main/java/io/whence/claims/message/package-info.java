/**
 * Messages about a claim to those outside: banks (ISO 20022), modellers (Open Exposure Data), markets (claim movement),
 * incident researchers (VERIS). Each is a pure function of what the ledger holds and of the particulars that never stand
 * on it: names, accounts, revenue. The same claim and particulars give the same bytes.
 */
@NullMarked
package io.whence.claims.message;

import org.jspecify.annotations.NullMarked;
