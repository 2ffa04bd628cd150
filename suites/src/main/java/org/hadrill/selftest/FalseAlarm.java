package org.hadrill.selftest;

import org.hadrill.verdict.CheckResult;

/** A check that complained of a healthy cluster, and the drill that shows it again. */
public record FalseAlarm(String scenario, long seed, CheckResult result) {}
