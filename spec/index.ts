/** The vocabulary of the specification: model, format and profiles. Rules stand in `./rules`. */
export * from './model/backend.ts';
export * from './model/case.ts';
export * from './model/comparison/index.ts';
export * from './model/handles.ts';
export * from './model/job.ts';
export * from './model/outcome.ts';
export * from './model/properties.ts';
export * from './model/refusal.ts';
export * from './model/relative-handles.ts';
export * from './model/request.ts';
export * from './model/snapshot.ts';
export * from './model/text.ts';
export * from './profiles/profile.ts';
export * from './profiles/releases.ts';
