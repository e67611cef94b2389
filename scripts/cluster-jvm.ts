/** How a JVM is started in which a whole cluster of Flink runs. */

/** Older releases reach into the JDK, which newer JDKs want to be told. */
const OPENED = ['java.lang', 'java.lang.ref', 'java.nio', 'java.util', 'java.util.concurrent'];

export const CLUSTER_JVM_OPTIONS: readonly string[] = [
  ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
  '-Xmx1g',
];
