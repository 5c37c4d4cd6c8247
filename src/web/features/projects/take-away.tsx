import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { templateKinds, templates } from '#core/import/templates.ts';
import { projectsTexts } from '#web/platform/messages/projects.ts';
import { usePlace } from '#web/platform/place.tsx';
import { useMay } from '#web/platform/session.tsx';
import { useSay, useTexts } from '#web/platform/texts.ts';

/** The year as a file, and the templates to bring one in. */
export function TakeAway() {
  const t = useTexts(projectsTexts);
  const say = useSay();
  const may = useMay();
  const { yearPath } = usePlace();
  const link = (path: string, words: string) => <a href={`/api/v1${yearPath}/${path}`} download>{words}</a>;
  return (
    <>
      {may('import.write') && (
        <Dropdown trigger={['click']} menu={{
          items: templateKinds.flatMap((kind) => [
            { key: kind, label: link(`templates/${kind}`, t('templateEmpty', { name: say(templates[kind].title) })) },
            { key: `${kind} filled`, label: link(`templates/${kind}?filled=true`, t('templateFilled', { name: say(templates[kind].title) })) },
          ]),
        }}>
          <Button>{t('templates')}</Button>
        </Dropdown>
      )}
      {may('export.read') && (
        <Dropdown trigger={['click']} menu={{ items: (['xlsx', 'csv', 'json'] as const).map((format) => ({ key: format, label: link(`export?format=${format}`, t(`export.${format}`)) })) }}>
          <Button icon={<DownloadOutlined />}>{t('takeAway')}</Button>
        </Dropdown>
      )}
    </>
  );
}
