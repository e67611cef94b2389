import { describe, expect, it } from 'vitest';
import { linesText, releasesText } from './releases-text.ts';

describe('releases in words', () => {
  it('are ranges where they follow each other', () => {
    expect(releasesText(['1.11.6', '1.12.7', '1.13.6', '1.15.4', '2.2.1', '2.3.0'])).toBe(
      '1.11.6 to 1.13.6, 1.15.4, 2.2.1 to 2.3.0',
    );
    expect(releasesText([])).toBe('');
  });

  it.each([
    [{ since: '1.11', until: null }, '1.11 and later'],
    [{ since: '1.11', until: '1.13' }, '1.11 to 1.13'],
    [{ since: '1.11', until: '1.11' }, '1.11'],
  ])('%o are lines', (range, text) => {
    expect(linesText(range)).toBe(text);
  });
});
