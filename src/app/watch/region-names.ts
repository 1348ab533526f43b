import type { Language } from '#contract/language.ts';

const NAMES: Readonly<Record<string, readonly [en: string, zhCn: string]>> = {
  'ap-bangkok': ['Bangkok', '曼谷'],
  'ap-beijing': ['Beijing', '北京'],
  'ap-chengdu': ['Chengdu', '成都'],
  'ap-chongqing': ['Chongqing', '重庆'],
  'ap-guangzhou': ['Guangzhou', '广州'],
  'ap-hongkong': ['Hong Kong (China)', '中国香港'],
  'ap-jakarta': ['Jakarta', '雅加达'],
  'ap-mumbai': ['Mumbai', '孟买'],
  'ap-nanjing': ['Nanjing', '南京'],
  'ap-seoul': ['Seoul', '首尔'],
  'ap-shanghai': ['Shanghai', '上海'],
  'ap-singapore': ['Singapore', '新加坡'],
  'ap-taipei': ['Taipei (China)', '中国台北'],
  'ap-tokyo': ['Tokyo', '东京'],
  'eu-frankfurt': ['Frankfurt', '法兰克福'],
  'na-ashburn': ['Virginia', '弗吉尼亚'],
  'na-siliconvalley': ['Silicon Valley', '硅谷'],
  'na-toronto': ['Toronto', '多伦多'],
  'sa-saopaulo': ['São Paulo', '圣保罗'],
};

/** As the console calls it; null for a region that is newer than this list. */
export function regionName(region: string, language: Language): string | null {
  return (Object.hasOwn(NAMES, region) && NAMES[region]?.[language === 'en' ? 0 : 1]) || null;
}
